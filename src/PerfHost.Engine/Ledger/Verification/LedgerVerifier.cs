namespace PerfHost.Engine.Ledger.Verification;

/// <summary>Re-reads what a store holds and recomputes every leaf, payload hash and root.</summary>
public static class LedgerVerifier
{
    // A page holds payloads too: 200 of the largest entries are the most that memory should have to bear.
    private const int Page = 200;

    /// <summary>Verifies one ledger.</summary>
    /// <param name="store">The store.</param>
    /// <param name="jurisdiction">Whose ledger; an unknown one verifies as empty.</param>
    /// <param name="expected">The head to reach; null takes the store's own head at the beginning. Entries beyond it, which
    /// came while reading, are not looked at.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The verdict with the first flaw.</returns>
    public static async ValueTask<LedgerVerdict> VerifyAsync(
        ILedgerStore store, string jurisdiction, LedgerHead? expected = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        expected ??= await HeadAsync(store, jurisdiction, cancellation);
        var audit = new LedgerAudit(jurisdiction);
        var sequence = 0L;
        while (expected is not null && sequence < expected.Sequence)
        {
            var page = await store.ReadAsync(jurisdiction, sequence, (int)Math.Min(Page, expected.Sequence - sequence), cancellation);
            foreach (var entry in page)
            {
                if (!audit.Take(entry))
                {
                    return audit.Verdict();
                }
            }

            if (page.Count == 0)
            {
                break;
            }

            sequence += page.Count;
        }

        return audit.Verdict(expected);
    }

    private static async ValueTask<LedgerHead?> HeadAsync(ILedgerStore store, string jurisdiction, CancellationToken cancellation) =>
        (await store.HeadsAsync(cancellation)).FirstOrDefault(head => string.Equals(head.Jurisdiction, jurisdiction, StringComparison.Ordinal));
}
