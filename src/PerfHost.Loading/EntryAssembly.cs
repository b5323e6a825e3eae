namespace PerfHost.Loading;

/// <summary>The DLL that a manifest names.</summary>
internal static class EntryAssembly
{
    /// <summary>Refuses a manifest that names a DLL which is not there. Letter case counts everywhere, or a package packed on Windows would fail on Linux.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="lib">The names of the files in <c>lib/</c>, without their folder.</param>
    /// <exception cref="PackageException">There is no such file among them.</exception>
    public static void Refuse(PackageManifest manifest, IEnumerable<string> lib)
    {
        var files = lib.ToArray();
        if (manifest.Assembly is not { } named || files.Contains(named, StringComparer.Ordinal))
        {
            return;
        }

        var other = Array.Find(files, file => string.Equals(file, named, StringComparison.OrdinalIgnoreCase));
        throw new PackageException(PackageManifest.FileName, null, other is null
            ? $"assembly 写的是“{named}”，但 lib 目录中没有这个文件。请先编译，或改正文件名。"
            : $"assembly 写的是“{named}”，但 lib 目录中没有这个文件，只有大小写不同的“{other}”。请改正文件名。");
    }

    /// <summary>Refuses a manifest that names a DLL which is not in a package's files.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="files">The package's files with forward slashes.</param>
    /// <exception cref="PackageException">There is no such file among them.</exception>
    public static void RefuseAmong(PackageManifest manifest, IEnumerable<string> files) =>
        Refuse(manifest, files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Select(file => file["lib/".Length..]));
}
