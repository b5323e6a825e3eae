namespace PerfHost.Web.Packages;

/// <summary>A package as the API and the administrators' page list it.</summary>
/// <param name="Id">Its id; the folder when its manifest could not be read.</param>
/// <param name="Title">Its name; null when it could not be loaded.</param>
/// <param name="Version">The version in force; null when none is.</param>
/// <param name="Hash">The hash of its content; null when none is in force.</param>
/// <param name="State"><c>in-force</c>, <c>degraded</c> (an extension of it is not asked any more), <c>quarantined</c> (the process ended while it was first executed) or <c>failed</c>.</param>
/// <param name="Kind"><c>Folder</c>, <c>Installed</c> or <c>Development</c>; null when it could not be loaded.</param>
/// <param name="Publisher">Who publishes it, as it says itself; null when it does not say.</param>
/// <param name="Capabilities">What it asks for, as <c>network: host:port</c> or <c>files: folder</c>.</param>
/// <param name="Versions">The versions that are installed, the one in force first; empty for folders.</param>
/// <param name="Reason">Why it is not simply in force; null when it is.</param>
/// <param name="Unloaded">What became of the memory of the version that was unloaded last; null when none was, or it is not known yet.</param>
/// <param name="IsUnloaded">Whether that memory came back; null as above.</param>
public sealed record PackageStatus(
    string Id, string? Title, string? Version, string? Hash, string State, string? Kind, string? Publisher,
    IReadOnlyList<string> Capabilities, IReadOnlyList<string> Versions, string? Reason, string? Unloaded, bool? IsUnloaded)
{
    /// <summary>The hash of the package file that was installed, as <c>package pack</c> and <c>verify</c> print it; null for folders.</summary>
    public string? FileHash { get; init; }

    /// <summary>The id of the key that signed it; null for folders.</summary>
    public string? KeyId { get; init; }

    /// <summary>What was granted of <see cref="Capabilities"/> when it was installed; empty for folders, which are trusted as they stand.</summary>
    public IReadOnlyList<string> Granted { get; init; } = [];
}
