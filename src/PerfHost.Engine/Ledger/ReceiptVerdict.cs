namespace PerfHost.Engine.Ledger;

/// <summary>What checking a receipt came to.</summary>
/// <param name="Holds">True when the receipt proves what it shows.</param>
/// <param name="Finding">Why it does not; null when it holds.</param>
public sealed record ReceiptVerdict(bool Holds, string? Finding);
