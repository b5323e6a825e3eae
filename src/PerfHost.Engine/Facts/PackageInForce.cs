namespace PerfHost.Engine.Facts;

/// <summary>What a ledger says of a package. Immutable.</summary>
/// <param name="Mark">What is in force; null when it was taken out of force.</param>
/// <param name="Sequence">The entry that says so.</param>
public sealed record PackageInForce(PackageMark? Mark, long Sequence);
