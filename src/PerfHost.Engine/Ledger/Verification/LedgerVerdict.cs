namespace PerfHost.Engine.Ledger.Verification;

/// <summary>What re-reading a ledger came to.</summary>
/// <param name="Head">How far it was read without a flaw, and the root recomputed from there.</param>
/// <param name="Erased">How many payloads were found erased; their entries are proven, their rows are gone.</param>
/// <param name="Flaw">The first flaw; null when all holds.</param>
public sealed record LedgerVerdict(LedgerHead Head, long Erased, LedgerFlaw? Flaw)
{
    /// <summary>True when no flaw was found.</summary>
    public bool Holds => Flaw is null;
}
