using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Boards;

/// <summary>All cells of a board.</summary>
/// <param name="To">The ledger sequence they are valid at.</param>
/// <param name="Root">The Merkle root at that sequence.</param>
/// <param name="Cells">The cells.</param>
/// <param name="Checksum">The checksum over the cells, see <see cref="CellChecksum"/>.</param>
public sealed record BoardSnapshot(long To, Hash Root, IReadOnlyList<CellChange> Cells, string Checksum);

/// <summary>The cells of a board that changed between two sequences.</summary>
/// <param name="From">The sequence before; gaps in sequences are normal, a broken chain is not.</param>
/// <param name="To">The sequence they are valid at.</param>
/// <param name="Root">The Merkle root at that sequence.</param>
/// <param name="Cells">The changed cells; a value of null takes a cell away.</param>
/// <param name="Checksum">The checksum over all cells of the board at <paramref name="To"/>.</param>
public sealed record BoardDelta(long From, long To, Hash Root, IReadOnlyList<CellChange> Cells, string Checksum);
