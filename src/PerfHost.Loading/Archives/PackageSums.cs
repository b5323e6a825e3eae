using System.Security.Cryptography;
using System.Text;

namespace PerfHost.Loading.Archives;

/// <summary>
/// The list of a package file's entries with their SHA-256, as <c>sha256sum</c> writes and checks it: hash, two spaces,
/// name, line feed; in ordinal order of the names. Its own hash stands for the whole package. Immutable.
/// </summary>
public sealed class PackageSums
{
    private readonly SortedDictionary<string, string> _hashes;

    private PackageSums(SortedDictionary<string, string> hashes) => _hashes = hashes;

    /// <summary>Name and SHA-256 (64 lower-case hexadecimal digits) of each entry, in ordinal order of the names.</summary>
    public IReadOnlyDictionary<string, string> Hashes => _hashes;

    /// <summary>SHA-256 of the list: the package's hash.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(ToBytes()));

    /// <summary>Lists files.</summary>
    /// <param name="hashes">Names and hashes, each name once.</param>
    public static PackageSums Of(IEnumerable<KeyValuePair<string, string>> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, hash) in hashes)
        {
            sums.Add(name, hash);
        }

        return new PackageSums(sums);
    }

    /// <summary>Lists the files of a package's folder.</summary>
    /// <param name="folder">A package folder.</param>
    public static PackageSums OfFolder(string folder) =>
        Of(EntryName.Of(folder).Select(file => KeyValuePair.Create(file, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file)))))));

    /// <summary>Reads a list.</summary>
    /// <param name="bytes">Its text.</param>
    /// <exception cref="PackageException">It is not such a list; names the line.</exception>
    public static PackageSums Parse(ReadOnlySpan<byte> bytes)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            var line = lines[i];
            if (line.Length < 67 || !line[..64].All(char.IsAsciiHexDigitLower) || line[64..66] != "  " || !sums.TryAdd(line[66..], line[..64]))
            {
                throw new PackageException(EntryName.Sums, i + 1, "应为“64 位小写十六进制哈希、两个空格、文件名”，且每个文件只列一次。");
            }
        }

        // Only the one way of writing it: what is signed is what is read.
        var read = new PackageSums(sums);
        return lines[^1].Length == 0 && read.ToBytes().AsSpan().SequenceEqual(bytes)
            ? read
            : throw new PackageException(EntryName.Sums, null, "清单应按文件名排序，每行以换行结束，不含其他内容。");
    }

    /// <summary>Writes the list.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(string.Concat(_hashes.Select(pair => $"{pair.Value}  {pair.Key}\n")));
}
