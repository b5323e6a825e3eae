using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Verification;

namespace PerfHost.Host.Ledgers;

/// <summary>What verifying a ledger found.</summary>
/// <param name="Jurisdiction">Whose ledger.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="Root">The Merkle root over all of them.</param>
/// <param name="Flaw">The first flaw; null when the ledger is intact.</param>
public sealed record LedgerReport(string Jurisdiction, long Entries, string Root, string? Flaw)
{
    /// <summary>Verifies all ledgers of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IReadOnlyList<LedgerReport>> VerifyAllAsync(ILedgerStore store, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var reports = new List<LedgerReport>();
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            var verdict = await LedgerVerifier.VerifyAsync(store, head.Jurisdiction, head, cancellation);
            reports.Add(new LedgerReport(head.Jurisdiction, head.Sequence, head.Root.ToString(), verdict.Flaw?.ToString()));
        }

        return reports;
    }
}
