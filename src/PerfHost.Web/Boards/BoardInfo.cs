namespace PerfHost.Web.Boards;

/// <summary>A board in the list of boards.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="Sequence">The ledger sequence it is valid at.</param>
/// <param name="Root">The Merkle root at that sequence.</param>
/// <param name="Parent">The jurisdiction above; null at the top.</param>
public sealed record BoardInfo(string Id, string Title, long Sequence, string Root, string? Parent)
{
    /// <summary>How many subjects no scheme governs: their scheme's package is not in force (any more), and nothing can be said of them.</summary>
    public int Ungoverned { get; init; }

    /// <summary>Describes a board.</summary>
    /// <param name="board">The board.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async Task<BoardInfo> OfAsync(Board board, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(board);
        var (title, parent, ungoverned) = await board.LookAsync(projection => (projection.Facts.Title, projection.Facts.Parent, projection.Ungoverned.Values.Sum()), cancellation);
        var (sequence, root) = board.Feed.Position;
        return new BoardInfo(board.Id, title, sequence, root.ToString(), parent) { Ungoverned = ungoverned };
    }
}
