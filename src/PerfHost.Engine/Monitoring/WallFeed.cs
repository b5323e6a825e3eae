using PerfHost.Engine.Boards;
using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Monitoring;

/// <summary>The wall of a board as subscribers follow it: its cells are made anew at each commit, and what differs is fed. One writer.</summary>
public sealed class WallFeed
{
    private readonly PublishedCells _cells = new();

    /// <summary>The cells, for many readers.</summary>
    public BoardFeed Feed { get; } = new();

    /// <summary>Shows the board as it is now.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <param name="sequence">The ledger entry it is at; never less than before.</param>
    /// <param name="root">The Merkle root at that sequence.</param>
    public void Show(BoardProjection board, long sequence, Hash root)
    {
        var changes = new List<CellChange>();
        _cells.Show(WallCells.Of(board), changes);
        Feed.Commit(sequence, root, changes);
    }
}
