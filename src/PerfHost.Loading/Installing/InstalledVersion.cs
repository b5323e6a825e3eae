namespace PerfHost.Loading.Installing;

/// <summary>A version of a package that was installed. Immutable.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The package's hash, 64 lower-case hexadecimal digits.</param>
/// <param name="KeyId">The id of the key that signed it, 32 lower-case hexadecimal digits; null when it was installed without one.</param>
public sealed record InstalledVersion(string Version, string Hash, string? KeyId = null)
{
    /// <summary>The name of its folder below the package's own.</summary>
    internal string Folder => $"{Version}-{Hash[..12]}";

    /// <summary>Whether it is the same version with the same content, whoever signed it.</summary>
    internal bool Is(InstalledVersion other) => Version == other.Version && Hash == other.Hash;
}
