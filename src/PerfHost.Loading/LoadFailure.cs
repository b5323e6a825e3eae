namespace PerfHost.Loading;

/// <summary>A package that could not be loaded, and why.</summary>
/// <param name="Folder">The name of its folder under the catalog's root.</param>
/// <param name="PackageId">Its id; null when the manifest could not be read.</param>
/// <param name="Reason">In Chinese: file, line, what was found and what was expected.</param>
public sealed record LoadFailure(string Folder, string? PackageId, string Reason);
