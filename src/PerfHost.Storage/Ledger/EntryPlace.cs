namespace PerfHost.Storage.Ledger;

/// <summary>
/// The key of an entry's row: ledger and sequence in one number. So the table is clustered by ledger and sequence like one
/// WITHOUT ROWID, and still grows at its end the way SQLite does best, with full pages and fewer of them touched by a commit.
/// </summary>
internal static class EntryPlace
{
    private const int SequenceBits = 40;

    public static long Of(long ledger, long sequence) => (ledger << SequenceBits) | sequence;

    /// <summary>No entry of the ledger lies at or beyond this place.</summary>
    public static long End(long ledger) => (ledger + 1) << SequenceBits;

    /// <summary>A sequence that no ledger reaches, clipped so that the place stays within its ledger.</summary>
    public static long Clip(long sequence) => Math.Min(sequence, (1L << SequenceBits) - 1);
}
