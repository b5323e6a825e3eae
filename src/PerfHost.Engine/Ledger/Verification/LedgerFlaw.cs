namespace PerfHost.Engine.Ledger.Verification;

/// <summary>The first thing about a ledger that does not hold.</summary>
/// <param name="Sequence">The entry; one beyond the last when an entry is missing or the head differs.</param>
/// <param name="What">Which property is broken.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Found">What it is.</param>
public sealed record LedgerFlaw(long Sequence, string What, string Expected, string Found)
{
    /// <summary>One line for a log or a clerk.</summary>
    public override string ToString() => $"Entry {Sequence}: {What}: expected {Expected}, found {Found}.";
}
