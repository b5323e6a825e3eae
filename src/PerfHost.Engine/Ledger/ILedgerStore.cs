namespace PerfHost.Engine.Ledger;

/// <summary>
/// Keeps one append-only ledger per jurisdiction. Safe for many threads. What <see cref="AppendAsync"/> acknowledged
/// survives the loss of power; the conformance suite in the test kit holds every implementation to that.
/// </summary>
public interface ILedgerStore
{
    /// <summary>The only write.</summary>
    /// <param name="jurisdiction">Whose ledger; its first append must begin with the entry that opens it.</param>
    /// <param name="request">All entries or none are appended, in this order, under consecutive sequences.</param>
    /// <param name="cancellation">Gives up waiting; the append may still have happened, so retry with the same key.</param>
    /// <returns>The receipt, the first receipt again for a key seen before, or a conflict that changed nothing.</returns>
    ValueTask<AppendResult> AppendAsync(string jurisdiction, AppendRequest request, CancellationToken cancellation = default);

    /// <summary>Reads entries in order of their sequence.</summary>
    /// <param name="jurisdiction">Whose ledger; an unknown one reads as empty.</param>
    /// <param name="after">The last sequence already known; 0 reads from the start.</param>
    /// <param name="limit">At most so many entries, 1 to 100,000.</param>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(string jurisdiction, long after, int limit, CancellationToken cancellation = default);

    /// <summary>The heads of all ledgers in ordinal order of their jurisdictions.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<IReadOnlyList<LedgerHead>> HeadsAsync(CancellationToken cancellation = default);
}
