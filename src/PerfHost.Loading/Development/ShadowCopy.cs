using System.Security.Cryptography;
using System.Text;
using PerfHost.Loading.Archives;

namespace PerfHost.Loading.Development;

/// <summary>
/// A folder under development as it stood at one moment, copied so that its author can go on writing: what was tried is
/// what is loaded, and files that are in use are never in the author's way.
/// </summary>
public sealed class ShadowCopy : IDisposable
{
    private static readonly string[] Leftovers = ["~", ".tmp", ".swp", ".swx", ".bak"];

    private ShadowCopy(string root, string digest) => (Root, Digest) = (root, digest);

    /// <summary>The folder of this copy; belongs to it alone.</summary>
    public string Root { get; }

    /// <summary>The package in it.</summary>
    public string Package => Path.Combine(Root, "package");

    /// <summary>Where the compiled rules of this copy are kept, so that they go with it.</summary>
    public string Rules => Path.Combine(Root, "rules");

    /// <summary>SHA-256 over names and contents of all its files, cases included: 64 lower-case hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>Copies a package folder.</summary>
    /// <param name="folder">The folder; files that editors leave while they write are left out.</param>
    /// <param name="shadows">Where copies are kept.</param>
    /// <exception cref="IOException">A file went away or could not be read: try again when the folder is quiet.</exception>
    public static ShadowCopy Take(string folder, string shadows)
    {
        var root = Path.Combine(shadows, Guid.NewGuid().ToString("N"));
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in Files(folder))
            {
                var content = File.ReadAllBytes(Path.Combine(folder, file));
                digest.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file)));
                digest.AppendData(SHA256.HashData(content));
                var path = Path.Combine(root, "package", file);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, content);
            }

            Directory.CreateDirectory(Path.Combine(root, "package"));
            return new ShadowCopy(root, Convert.ToHexStringLower(digest.GetHashAndReset()));
        }
        catch
        {
            Delete(root);
            throw;
        }
    }

    /// <summary>A short text that changes when a file of a folder is written, added, renamed or removed. Reads no contents.</summary>
    /// <param name="folder">The folder; a missing one has no files.</param>
    public static string Stamp(string folder)
    {
        using var stamp = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(folder))
        {
            var info = new FileInfo(Path.Combine(folder, file));
            stamp.AppendData(Encoding.UTF8.GetBytes($"{file}|{(info.Exists ? info.Length : -1)}|{info.LastWriteTimeUtc.Ticks}\n"));
        }

        return Convert.ToHexStringLower(stamp.GetHashAndReset());
    }

    /// <summary>Deletes a copy, as far as the system lets go of its files; what is left goes at the next start.</summary>
    /// <param name="root">The folder of the copy, or of all copies.</param>
    public static void Delete(string root)
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Not there, or a native library in it is still in use.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(Root);

    private static IEnumerable<string> Files(string folder) => EntryName.Of(folder).Where(file =>
        !file.Split('/').Any(part => part[0] == '.') && !Array.Exists(Leftovers, leftover => file.EndsWith(leftover, StringComparison.Ordinal)));
}
