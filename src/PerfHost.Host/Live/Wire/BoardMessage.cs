
namespace PerfHost.Live;

/// <summary>
/// What a subscriber of a board receives: first a snapshot, or the missing delta when its resume token still holds, then
/// deltas. Plain strings only; no plugin type ever reaches the wire.
/// </summary>
/// <param name="Kind"><c>snapshot</c> or <c>delta</c>. A snapshot replaces everything the subscriber had.</param>
/// <param name="Board">The board's id, which is the id of its jurisdiction.</param>
/// <param name="From">The ledger sequence before; equals <paramref name="To"/> of the message before. 0 for a snapshot. Gaps are normal, a broken chain is not.</param>
/// <param name="To">The ledger sequence the board is valid at.</param>
/// <param name="Root">The Merkle root at <paramref name="To"/>; with it the resume token.</param>
/// <param name="Cells">The cells by key; a value of null takes the cell away.</param>
/// <param name="Checksum">The checksum over all cells of the board at <paramref name="To"/>.</param>
public sealed record BoardMessage(
    string Kind, string Board, long From, long To, string Root, IReadOnlyDictionary<string, string?> Cells, string Checksum)
{
    /// <summary>The <see cref="Kind"/> of a snapshot.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>The <see cref="Kind"/> of a delta.</summary>
    public const string Delta = "delta";
}
