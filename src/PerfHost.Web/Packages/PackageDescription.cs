namespace PerfHost.Web.Packages;

/// <summary>A package with what it brings. Immutable; holds no plugin's type.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Contents">What it brings; empty when it is not in force.</param>
/// <param name="Grants">What was granted to it; empty for folders, which are trusted as they stand.</param>
/// <param name="Readme">Its own words, as they stand in its README.md; null when it has none, or none that can be read.</param>
public sealed record PackageDescription(PackageStatus Status, IReadOnlyList<PackageItem> Contents, IReadOnlyList<PackageGrant> Grants, string? Readme);

/// <summary>One thing that a package brings.</summary>
/// <param name="Kind">See <see cref="ContentChange.Kind"/>.</param>
/// <param name="Key">Its key or id.</param>
/// <param name="Title">Its name.</param>
public sealed record PackageItem(string Kind, string Key, string Title);

/// <summary>A capability that somebody granted.</summary>
/// <param name="Capability">As <c>network: host:port</c> or <c>files: folder</c>.</param>
/// <param name="Person">Who granted it.</param>
/// <param name="At">When, in UTC.</param>
public sealed record PackageGrant(string Capability, string Person, DateTimeOffset At);
