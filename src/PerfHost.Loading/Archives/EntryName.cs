namespace PerfHost.Loading.Archives;

/// <summary>Which names the entries of a package file may have.</summary>
internal static class EntryName
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
            : name.Any(character => character is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(character)) ? "名称含有不允许的字符。"
            : Array.Exists(parts, part => part is "" or "." or ".." || part[^1] is ' ' or '.') ? "名称会指向程序包之外，或含有空的路径段。"
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
}
