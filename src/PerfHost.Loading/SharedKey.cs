namespace PerfHost.Loading;

/// <summary>A key that several packages bring under the same contract.</summary>
/// <param name="Contract">One of the four contracts.</param>
/// <param name="Key">The key.</param>
/// <param name="PackageIds">Who brings it, in the order of the catalog.</param>
public sealed record SharedKey(Type Contract, string Key, IReadOnlyList<string> PackageIds);
