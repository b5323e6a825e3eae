namespace PerfHost.Loading.Trust;

/// <summary>Where a city keeps its trust roots, see <see cref="TrustRoots"/>. Read anew each time: a revocation counts at once.</summary>
/// <param name="Path">The folder; a missing one trusts nobody.</param>
public sealed record TrustFolder(string Path);
