namespace PerfHost.Loading.Installing;

/// <summary>A version of a package that was installed. Immutable.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The package's hash, 64 lower-case hexadecimal digits.</param>
public sealed record InstalledVersion(string Version, string Hash)
{
    /// <summary>The name of its folder below the package's own.</summary>
    internal string Folder => $"{Version}-{Hash[..12]}";
}
