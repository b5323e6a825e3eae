namespace PerfHost.Web.Papers;

/// <summary>A link to a paper, for the partial <c>_PaperLink</c>.</summary>
/// <param name="Address">Where it is downloaded from.</param>
/// <param name="Text">The key of its text.</param>
public sealed record PaperLink(string Address, string Text)
{
    /// <summary>The notice on monitoring of a board.</summary>
    /// <param name="board">The board's id.</param>
    public static PaperLink Monitoring(string board) => new($"/papers/monitoring?board={Uri.EscapeDataString(board)}", "papers.monitoring");

    /// <summary>The list of warnings, for a spreadsheet.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="office">The office whose warnings are listed; empty for all.</param>
    public static PaperLink Warnings(string board, string office) =>
        new($"/papers/warnings?board={Uri.EscapeDataString(board)}&office={Uri.EscapeDataString(office)}", "papers.warnings");

    /// <summary>An order to rectify.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="id">The order's id.</param>
    public static PaperLink Rectification(string board, string id) =>
        new($"/papers/rectification?board={Uri.EscapeDataString(board)}&id={Uri.EscapeDataString(id)}", "papers.rectification");
}
