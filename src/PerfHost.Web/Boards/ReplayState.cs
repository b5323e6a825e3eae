namespace PerfHost.Web.Boards;

/// <summary>Whether a replay (演示回放) moves a board's days on, for pages that say so. Safe for many threads.</summary>
public sealed class ReplayState
{
    private volatile string? _board;

    /// <summary>The board whose days are moved on; null while nothing is replayed.</summary>
    public string? Board
    {
        get => _board;
        set => _board = value;
    }
}
