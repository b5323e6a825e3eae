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
        var page = Page;
        while (expected is not null && sequence < expected.Sequence)
        {
            IReadOnlyList<StoredEntry> entries;
            try
            {
                entries = await store.ReadAsync(jurisdiction, sequence, (int)Math.Min(page, expected.Sequence - sequence), cancellation);
            }
            catch (FormatException) when (page > 1)
            {
                // One of them cannot even be read: go on singly, to name the first.
                page = 1;
                continue;
            }
            catch (FormatException exception)
            {
                var flaw = new LedgerFlaw(sequence + 1, "stored bytes", "a readable entry", exception.Message);
                return audit.Verdict() with { Flaw = flaw };
            }

            foreach (var entry in entries)
            {
                if (!audit.Take(entry))
                {
                    return audit.Verdict();
                }
            }

            if (entries.Count == 0)
            {
                break;
            }

            sequence += entries.Count;
        }

        return audit.Verdict(expected);
    }

    private static async ValueTask<LedgerHead?> HeadAsync(ILedgerStore store, string jurisdiction, CancellationToken cancellation) =>
        (await store.HeadsAsync(cancellation)).FirstOrDefault(head => string.Equals(head.Jurisdiction, jurisdiction, StringComparison.Ordinal));
}
