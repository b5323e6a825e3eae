namespace PerfHost.Web.Papers;

/// <summary>A link to a paper, for the partial <c>_PaperLink</c>.</summary>
/// <param name="Address">Where it is downloaded from.</param>
/// <param name="Text">The key of its text.</param>
public sealed record PaperLink(string Address, string Text)
{
    /// <summary>The notice on monitoring of a board.</summary>
    /// <param name="board">The board's id.</param>
    public static PaperLink Monitoring(string board) => new($"/papers/monitoring?board={Uri.EscapeDataString(board)}", "papers.monitoring");

    /// <summary>An order to rectify.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="id">The order's id.</param>
    public static PaperLink Rectification(string board, string id) =>
        new($"/papers/rectification?board={Uri.EscapeDataString(board)}&id={Uri.EscapeDataString(id)}", "papers.rectification");
}
