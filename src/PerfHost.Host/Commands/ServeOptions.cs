namespace PerfHost.Host.Commands;

/// <summary>What <c>perfhost serve</c> was told.</summary>
/// <param name="Demo">Open the demonstration district.</param>
/// <param name="Forms">A folder of forms to import; null imports none.</param>
/// <param name="ReplaySpeed">Business days a minute by which the district moves on; 0 leaves it where it is.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Packages">The folder of packages; null looks for it.</param>
/// <param name="Watch">Package folders under development.</param>
/// <param name="Trust">The trust roots of this city.</param>
/// <param name="MaxFaults">How many faults in a row stop an extension.</param>
/// <param name="Urls">Where to listen.</param>
internal sealed record ServeOptions(bool Demo, DirectoryInfo? Forms, double ReplaySpeed, DirectoryInfo Data, DirectoryInfo? Packages, IReadOnlyList<DirectoryInfo> Watch, DirectoryInfo Trust, int MaxFaults, string Urls);
