using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Loading.Trust;

namespace PerfHost.Loading.Archives;

/// <summary>Writes package files (<c>.perfpack</c>). The same folder gives the same bytes, signature aside.</summary>
public static class PackageWriter
{
    // The earliest time that a zip can hold: when it was packed is nobody's business.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The usual name of a package's file.</summary>
    /// <param name="manifest">The package.</param>
    public static string FileName(PackageManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return $"{manifest.Id}-{manifest.Version}.perfpack";
    }

    /// <summary>Packs a folder.</summary>
    /// <param name="folder">A package folder.</param>
    /// <param name="target">Gets the file.</param>
    /// <param name="key">Signs it; null leaves it unsigned.</param>
    /// <exception cref="PackageException">The folder is no package, lacks the DLL that its manifest names, or holds a name that a package file cannot have.</exception>
    public static PackageManifest Write(string folder, Stream target, PublisherKey? key)
    {
        ArgumentNullException.ThrowIfNull(target);
        var manifest = PackageManifest.ReadFolder(folder);
        var files = EntryName.Of(folder);
        var names = new EntryNames();
        foreach (var file in files)
        {
            if ((EntryName.Refuse(file) ?? names.Add(file)) is { } why)
            {
                throw new PackageException(file, null, why);
            }
        }

        EntryAssembly.RefuseAmong(manifest, files);
        var contents = files.ToDictionary(file => file, file => File.ReadAllBytes(Path.Combine(folder, file)), StringComparer.Ordinal);
        var sums = PackageSums.Of(contents.Select(pair => KeyValuePair.Create(pair.Key, Convert.ToHexStringLower(SHA256.HashData(pair.Value))))).ToBytes();
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, EntryName.Sums, sums);
        if (key is not null)
        {
            Add(archive, EntryName.Signature, Encoding.ASCII.GetBytes($"{key.Id} {Convert.ToBase64String(key.Sign(sums))}\n"));
        }

        foreach (var file in files)
        {
            Add(archive, file, contents[file]);
        }

        return manifest;
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = Moment;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
