using System.Text.RegularExpressions;
using PerfHost.Loading.Installing;

namespace PerfHost.Loading;

/// <summary>What a package says of itself in <c>package.yaml</c>.</summary>
/// <param name="Id">Lower-case letters, digits, dots and hyphens, at most 60; no name of a Windows device; unique on a host.</param>
/// <param name="Version">Two to four numbers and an optional suffix, for example <c>1.2.0-beta</c>; at most 60 characters.</param>
/// <param name="Title">Its name in Chinese, at most 200 characters.</param>
public sealed partial record PackageManifest(string Id, string Version, string Title)
{
    /// <summary>The manifest's file name.</summary>
    public const string FileName = "package.yaml";

    private const string Known = "id、version、title、publisher、places、sdk、assembly、capabilities";

    /// <summary>Who publishes it, at most 200 characters; null when not said.</summary>
    public string? Publisher { get; init; }

    /// <summary>The jurisdictions (行政区) it is meant for, in the manifest's order; empty when it is meant for all.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Which versions of the Sdk it works with, see <see cref="SdkRange"/>; null when it does not say.</summary>
    public string? Sdk { get; init; }

    /// <summary>The entry DLL in <c>lib/</c>; null when the package has none.</summary>
    public string? Assembly { get; init; }

    /// <summary>The addresses (<c>host:port</c>) it asks to reach; <c>*</c> asks for whatever the administrator names. Empty when it asks for none.</summary>
    public IReadOnlyList<string> Network { get; init; } = [];

    /// <summary>The folders it asks to read; <c>*</c> asks for whatever the administrator names. Empty when it asks for none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>All it asks for, as <c>network: host:port</c> or <c>files: folder</c>; empty when it asks for nothing.</summary>
    public IReadOnlyList<string> Capabilities => [.. Network.Select(address => $"network: {address}"), .. Files.Select(folder => $"files: {folder}")];

    /// <summary>Reads the manifest of a package folder.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <exception cref="PackageException">It is missing or not as it should be.</exception>
    public static PackageManifest ReadFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? Parse(WrittenText.Read(path, FileName))
            : throw new PackageException(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), null, $"没有 {FileName}。每个程序包的根目录都应有它，写明 id、version 和 title。");
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="yaml">The text of <c>package.yaml</c>.</param>
    /// <exception cref="PackageException">It is not as it should be; names line, what was found and what was expected.</exception>
    public static PackageManifest Parse(string yaml)
    {
        var fields = ManifestFields.Parse(yaml);
        fields.RefuseOthers(Known, "id", "version", "title", "publisher", "places", "sdk", "assembly", "capabilities");
        var capabilities = fields.Within("capabilities");
        capabilities?.RefuseOthers("network、files", "network", "files");
        return new PackageManifest(
            fields.Required("id", IdPattern(), "小写字母、数字、点和连字符，不超过 60 个，不能是 con、nul 等 Windows 设备名，例如 shuangliu"),
            fields.Required("version", VersionPattern(), "形如 1.0.0 或 1.0.0-beta.1 的版本号，不超过 60 个字符"),
            fields.Words("title", "程序包的中文名称") ?? throw new PackageException(FileName, null, "缺少 title，应为程序包的中文名称。"))
        {
            Publisher = fields.Words("publisher", "发布单位的名称"),
            Places = fields.Texts("places"),
            Sdk = fields.Optional("sdk", range => SdkPattern().IsMatch(range) && SdkRange.CanHold(range), "平台 Sdk 的版本范围，例如 \">=0.1 <1\"，至少有一个版本能满足"),
            Assembly = fields.Optional("assembly", AssemblyPattern(), "lib 目录中的文件名，例如 PerfHost.Baseline.dll，不带路径"),
            Network = capabilities?.Texts("network", address => NetworkPattern().IsMatch(address), "主机:端口，例如 budget.example.gov.cn:443，或 \"*\"（由管理员写明）") ?? [],
            Files = capabilities?.Texts("files") ?? [],
        };
    }

    [GeneratedRegex(@"\A(?=.{1,60}\z)(?!(con|prn|aux|nul|(com|lpt)[0-9])(\.|\z))[a-z0-9]+([.-][a-z0-9]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A(?=.{1,60}\z)[0-9]{1,9}(\.[0-9]{1,9}){1,3}(-[0-9A-Za-z]+([.-]+[0-9A-Za-z]+)*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"\A(>=|>|<=|<|=)?[0-9]{1,9}(\.[0-9]{1,9}){0,3}( +(>=|>|<=|<|=)[0-9]{1,9}(\.[0-9]{1,9}){0,3}){0,3}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SdkPattern();

    [GeneratedRegex(@"\A(\*|[^\s:/*]+:[0-9]{1,5})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NetworkPattern();

    [GeneratedRegex(@"\A[^/\\:\p{C}]{1,200}\.dll\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AssemblyPattern();
}
