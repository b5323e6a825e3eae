using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Loading.Trust;

namespace PerfHost.Loading.Archives;

/// <summary>A package file whose every byte was checked against its list of hashes. Holds the contents in memory; immutable.</summary>
public sealed class PackageArchive
{
    private const int Chunk = 81920;
    private const int RatioFrom = 1 << 20;
    private const string Unnamed = "程序包文件";
    private readonly SortedDictionary<string, byte[]> _contents;
    private readonly byte[] _sums;
    private readonly (string KeyId, byte[] Value)? _signature;

    private PackageArchive(SortedDictionary<string, byte[]> contents, byte[] sums, (string KeyId, byte[] Value)? signature)
    {
        (_contents, _sums, _signature) = (contents, sums, signature);
        Hash = Convert.ToHexStringLower(SHA256.HashData(sums));
        Manifest = PackageManifest.Parse(WrittenText.Decode(contents[PackageManifest.FileName], PackageManifest.FileName));
    }

    /// <summary>What the package says of itself.</summary>
    public PackageManifest Manifest { get; }

    /// <summary>The package's hash, see <see cref="PackageSums.Hash"/>.</summary>
    public string Hash { get; }

    /// <summary>The id of the key that it says signed it; null when it is unsigned.</summary>
    public string? KeyId => _signature?.KeyId;

    /// <summary>Its files with their sizes in bytes, in ordinal order.</summary>
    public IEnumerable<(string Name, int Size)> Files => _contents.Select(pair => (pair.Key, pair.Value.Length));

    /// <summary>The DLLs in <c>lib/</c>, to be looked at before anything is installed.</summary>
    public IEnumerable<(string Name, byte[] Content)> Assemblies =>
        _contents.Where(pair => pair.Key.StartsWith("lib/", StringComparison.Ordinal) && pair.Key.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)).Select(pair => (pair.Key, pair.Value));

    /// <summary>Reads and checks a package file. Nothing is written and nothing of it is run.</summary>
    /// <param name="source">The file; must be able to seek, and is read from its beginning.</param>
    /// <param name="limits">What it may hold at most.</param>
    /// <param name="name">What messages call the file; null for a file without a name.</param>
    /// <exception cref="PackageException">It is damaged, too large, changed after it was packed, or reaches out of its folder; says which.</exception>
    public static PackageArchive Read(Stream source, ArchiveLimits limits, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(limits);
        if (source.Length > limits.PackedBytes)
        {
            throw new PackageException(name ?? Unnamed, null, $"大小为 {source.Length} 字节，上限为 {limits.PackedBytes} 字节。");
        }

        try
        {
            // A copy, because an upload's stream throws its own errors where a damaged zip sends the reader out of its bounds.
            source.Position = 0;
            using var copy = new MemoryStream((int)source.Length);
            source.CopyTo(copy);
            using var archive = new ZipArchive(copy, ZipArchiveMode.Read);
            return Check(Unpack(archive, limits, name ?? Unnamed));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new PackageException(name ?? Unnamed, null, "不是完好的 .perfpack（zip）文件，可能下载不完整或已损坏。请重新取得。");
        }
    }

    /// <summary>Who published it, as far as this city trusts.</summary>
    /// <param name="roots">The city's trust roots.</param>
    /// <returns>The publisher's name among the roots.</returns>
    /// <exception cref="PackageException">Unsigned, signed by somebody unknown, signed wrongly, or called back; says which.</exception>
    public string Publisher(TrustRoots roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        if (_signature is not var (keyId, value))
        {
            throw new PackageException(EntryName.Signature, null, "程序包没有签名。请向发布单位索取已签名的程序包；自行开发的请以文件夹方式由管理员信任。");
        }

        return roots.IsRevoked(keyId) ? throw new PackageException(EntryName.Signature, null, $"签名密钥 {keyId} 已被吊销。")
            : roots.IsRevoked(Hash) ? throw new PackageException(EntryName.Sums, null, $"程序包 {Hash} 已被吊销。")
            : !roots.Knows(keyId) ? throw new PackageException(EntryName.Signature, null, $"签名密钥 {keyId} 不在本地信任的发布单位之中。{roots.Place}核实后请把其公钥（.pem）放入信任目录。")
            : roots.WhoSigned(_sums, keyId, value) ?? throw new PackageException(EntryName.Signature, null, "签名与内容不符：程序包在签名之后被改动过。");
    }

    /// <summary>Writes its files.</summary>
    /// <param name="folder">A folder that does not exist yet.</param>
    public void Extract(string folder)
    {
        foreach (var (name, content) in _contents)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
    }

    private static SortedDictionary<string, byte[]> Unpack(ZipArchive archive, ArchiveLimits limits, string name)
    {
        if (archive.Entries.Count > limits.Entries)
        {
            throw new PackageException(name, null, $"有 {archive.Entries.Count} 个文件，上限为 {limits.Entries} 个。");
        }

        var contents = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var names = new EntryNames();
        var left = limits.UnpackedBytes;
        foreach (var entry in archive.Entries)
        {
            if ((EntryName.Refuse(entry.FullName) ?? names.Add(entry.FullName)) is { } why)
            {
                throw new PackageException(entry.FullName, null, why);
            }

            var content = Read(entry, left, limits.Ratio);
            left -= content.Length;
            contents.Add(entry.FullName, content);
        }

        return contents;
    }

    private static byte[] Read(ZipArchiveEntry entry, long left, int ratio)
    {
        using var content = entry.Open();
        using var read = new MemoryStream();
        var buffer = new byte[Chunk];
        int count;
        while ((count = content.Read(buffer)) > 0)
        {
            read.Write(buffer, 0, count);
            if (read.Length > left || (read.Length > RatioFrom && read.Length / Math.Max(entry.CompressedLength, 1) > ratio))
            {
                throw new PackageException(entry.FullName, null, "解压后过大，疑为压缩炸弹，已拒绝。");
            }
        }

        return read.ToArray();
    }

    private static PackageArchive Check(SortedDictionary<string, byte[]> contents)
    {
        if (!contents.Remove(EntryName.Sums, out var list))
        {
            throw new PackageException(EntryName.Sums, null, "缺少文件清单。请用 perfhost package pack 打包。");
        }

        (string, byte[])? signature = contents.Remove(EntryName.Signature, out var signed) ? ReadSignature(signed) : null;
        var sums = PackageSums.Parse(list);
        foreach (var (name, content) in contents)
        {
            if (!sums.Hashes.TryGetValue(name, out var hash))
            {
                throw new PackageException(name, null, "不在文件清单中：打包之后被加入。");
            }

            if (hash != Convert.ToHexStringLower(SHA256.HashData(content)))
            {
                throw new PackageException(name, null, "内容与清单中的哈希不符：打包之后被改动，或传输中损坏。");
            }
        }

        var missing = sums.Hashes.Keys.FirstOrDefault(name => !contents.ContainsKey(name));
        return missing is not null ? throw new PackageException(missing, null, "清单中有而文件不在：打包之后被删去。")
            : !contents.ContainsKey(PackageManifest.FileName) ? throw new PackageException(PackageManifest.FileName, null, "缺少。")
            : new PackageArchive(contents, list, signature);
    }

    private static (string KeyId, byte[] Value) ReadSignature(byte[] text)
    {
        var parts = Encoding.ASCII.GetString(text).TrimEnd('\n').Split(' ');
        var value = new byte[256];
        return parts.Length == 2 && Convert.TryFromBase64String(parts[1], value, out var length)
            ? (parts[0], value[..length])
            : throw new PackageException(EntryName.Signature, null, "应为“密钥标识、空格、Base64 签名”一行。");
    }
}
