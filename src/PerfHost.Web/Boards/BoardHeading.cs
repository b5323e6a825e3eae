namespace PerfHost.Web.Boards;

/// <summary>What every page about a board says on top.</summary>
/// <param name="Board">The board's id.</param>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="IsDemonstration">True when its data are made up (演示数据).</param>
/// <param name="AsOf">The business day.</param>
public sealed record BoardHeading(string Board, string Title, bool IsDemonstration, DateOnly AsOf)
{
    /// <summary>See <see cref="Engine.Boards.BoardProjection.Ungoverned"/>.</summary>
    public IReadOnlyDictionary<string, int> Ungoverned { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);
}
