using System.Text;
using System.Text.Unicode;

namespace PerfHost.Loading;

/// <summary>
/// Text that a person wrote: UTF-8, with or without a byte order mark, and nothing else. Read leniently, a GBK file would
/// turn into other words, and a scheme would be in force for places that nobody named.
/// </summary>
public static class WrittenText
{
    /// <summary>What is said of a file in another encoding, in Chinese.</summary>
    public const string Refusal = "文件不是 UTF-8 编码（可能是 GBK）。请另存为 UTF-8。";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="file">How messages name it.</param>
    /// <returns>The text without a byte order mark.</returns>
    /// <exception cref="PackageException">It is not UTF-8; names the file and the first line that is not.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Read(string path, string file) => Decode(File.ReadAllBytes(path), file);

    /// <summary>Reads a file's content.</summary>
    /// <param name="bytes">What stands in it.</param>
    /// <param name="file">How messages name it.</param>
    /// <returns>The text without a byte order mark.</returns>
    /// <exception cref="PackageException">It is not UTF-8; names the file and the first line that is not.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }

        // No character of UTF-8 but the line feed itself has its byte: the lines can be judged one by one.
        var line = 1;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (!Utf8.IsValid(bytes[range]))
            {
                break;
            }

            line++;
        }

        throw new PackageException(file, line, Refusal);
    }
}
