using System.Security.Cryptography;
using System.Text;

namespace PerfHost.Loading;

/// <summary>The files of a package that decide what it does, and their common hash.</summary>
public static class PackageContent
{
    private static readonly string[] Folders = ["forms", "lib", "rules", "schemes"];

    /// <summary>
    /// The meaningful files with forward slashes, in ordinal order: the manifest and what lies in <c>lib</c>,
    /// <c>rules</c>, <c>schemes</c> and <c>forms</c>, without debug symbols and documentation files.
    /// </summary>
    /// <param name="folder">The package's folder.</param>
    public static IReadOnlyList<string> Files(string folder) =>
    [
        .. Folders
            .Select(name => Path.Combine(folder, name))
            .Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is not (".pdb" or ".xml"))
            .Append(Path.Combine(folder, PackageManifest.FileName))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>SHA-256 over names and contents of <see cref="Files"/>, 64 lower-case hexadecimal digits.</summary>
    /// <param name="folder">The package's folder.</param>
    public static string Hash(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(folder))
        {
            // Two hashes of fixed length per file leave no doubt where a name ends and a content begins.
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
            using var stream = File.OpenRead(Path.Combine(folder, file));
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
