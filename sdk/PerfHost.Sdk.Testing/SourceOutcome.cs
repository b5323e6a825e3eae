namespace PerfHost.Sdk.Testing;

/// <summary>What a reading of a data source brought.</summary>
/// <param name="Recorded">How many values were new.</param>
/// <param name="Unchanged">How many the ledger had already.</param>
/// <param name="Rejected">Rows that the source could not read, and those that no declared indicator takes, in their order; each with its place.</param>
/// <param name="Cursor">Where the next reading starts; null when the source gave none.</param>
public sealed record SourceOutcome(int Recorded, int Unchanged, IReadOnlyList<SourceRejection> Rejected, string? Cursor);
