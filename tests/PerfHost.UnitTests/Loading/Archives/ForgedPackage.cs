using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;

namespace PerfHost.UnitTests.Loading.Archives;

/// <summary>Package files as somebody with a trusted key could make them who does not use our packer: listed and signed, whatever is in them.</summary>
internal static class ForgedPackage
{
    public const string Manifest = "id: mycity\nversion: 1.2.0\ntitle: 某市绩效规则\n";

    /// <summary>A package of a manifest and empty files.</summary>
    public static byte[] Of(PublisherKey? key, string manifest, params IEnumerable<string> names)
    {
        (string Name, byte[] Content)[] files = [("package.yaml", Encoding.UTF8.GetBytes(manifest)), .. names.Select(name => (name, Array.Empty<byte>()))];
        var sums = PackageSums.Of(files.DistinctBy(file => file.Name).Select(file => KeyValuePair.Create(file.Name, Convert.ToHexStringLower(SHA256.HashData(file.Content))))).ToBytes();
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "SHA256SUMS", sums);
            if (key is not null)
            {
                Add(archive, "SIGNATURE", Encoding.ASCII.GetBytes($"{key.Id} {Convert.ToBase64String(key.Sign(sums))}\n"));
            }

            foreach (var (name, content) in files)
            {
                Add(archive, name, content);
            }
        }

        return packed.ToArray();
    }

    public static PackageArchive Read(byte[] packed)
    {
        using var stream = new MemoryStream(packed, writable: false);
        return PackageArchive.Read(stream, ArchiveLimits.Default);
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var stream = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        stream.Write(content);
    }
}
