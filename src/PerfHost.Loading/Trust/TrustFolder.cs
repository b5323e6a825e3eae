namespace PerfHost.Loading.Trust;

/// <summary>Where a city keeps its trust roots, see <see cref="TrustRoots"/>. Read anew each time: a revocation counts at once.</summary>
/// <param name="Path">The folder; a missing one trusts nobody.</param>
public sealed record TrustFolder(string Path)
{
    /// <summary>A text that changes when a file of the folder is written, added, renamed or removed. Reads no contents.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public string Stamp() => !Directory.Exists(Path) ? "" : string.Join(
        '\n', new DirectoryInfo(Path).EnumerateFileSystemInfos().Select(file => $"{file.Name}|{(file as FileInfo)?.Length}|{file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));
}
