using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfHost.Loading.Archives;

/// <summary>Which names the entries of a package file may have.</summary>
internal static partial class EntryName
{
    /// <summary>The list of hashes.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>The publisher's signature over the list.</summary>
    public const string Signature = "SIGNATURE";

    /// <summary>What may lie beside <c>package.yaml</c> and <c>README.md</c>.</summary>
    public static readonly string[] Folders = ["cases", "forms", "lib", "mappings", "rules", "schemes"];

    private const string Readme = "README.md";

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? Refuse(string name)
    {
        var parts = name.Split('/');
        return name.Length is 0 or > ArchiveLimits.NameLength ? $"名称长度为 {name.Length}，应为 1—{ArchiveLimits.NameLength}。"
            : name.Any(character => character is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|') || !VisibleText.Holds(name) ? "名称含有不允许的字符，或看不见的字符。"
            : name.EnumerateRunes().Any(HasTwin) ? "名称含有同一个字的另一种编码（组合符号、兼容汉字等），请改用通常的写法。"
            : Array.Exists(parts, part => part is "" or "." or ".." || part[^1] is ' ' or '.') ? "名称会指向程序包之外，或含有空的路径段。"
            : Array.Find(parts, part => Encoding.UTF8.GetByteCount(part) > ArchiveLimits.SegmentBytes) is { } longest ? $"“{longest[..20]}…”一段有 {Encoding.UTF8.GetByteCount(longest)} 字节，至多 {ArchiveLimits.SegmentBytes} 字节（一个汉字 3 字节）。"
            : Array.Find(parts, part => WindowsDevice().IsMatch(part)) is { } device ? $"“{device}”在 Windows 上是设备名，不能作文件名。"
            : parts.Length == 1 && name is not (PackageManifest.FileName or Readme or Sums or Signature) ? $"不认识的文件，根目录只应有 {PackageManifest.FileName}、{Readme}、{Sums} 和 {Signature}。"
            : parts.Length > 1 && !Folders.Contains(parts[0], StringComparer.Ordinal) ? $"不认识的目录“{parts[0]}”，应为 {string.Join('、', Folders)} 之一。"
            : null;
    }

    /// <summary>The files of a package folder that go into its package file, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string folder) =>
    [
        .. Folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Concat(((string[])[PackageManifest.FileName, Readme]).Select(name => Path.Combine(folder, name)).Where(File.Exists))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether file systems that normalise would make another character of it: combining marks, Korean letters in parts, Chinese characters in their second place, the long s, the signs for Kelvin, Ångström and Ohm.</summary>
    private static bool HasTwin(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        || rune.Value is (>= 0x1100 and <= 0x11FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F) or 0x017F or 0x2126 or 0x212A or 0x212B;

    [GeneratedRegex(@"\A(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WindowsDevice();
}
