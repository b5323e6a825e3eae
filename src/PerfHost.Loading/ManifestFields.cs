using System.Text.RegularExpressions;
using PerfHost.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Loading;

/// <summary>The top level of a manifest with the lines its fields stand on.</summary>
internal sealed class ManifestFields
{
    private const int MaxWords = 200;
    private const int Shown = 60;
    private readonly YamlMappingNode _root;

    private ManifestFields(YamlMappingNode root) => _root = root;

    public static ManifestFields Parse(string yaml)
    {
        try
        {
            return YamlText.Read(yaml) is [{ RootNode: YamlMappingNode root }]
                ? new ManifestFields(root)
                : throw new PackageException(PackageManifest.FileName, 1, "应由“名称: 值”的行组成，例如 id: shuangliu。");
        }
        catch (YamlTextException error)
        {
            throw new PackageException(PackageManifest.FileName, error.Line, error.Message);
        }
    }

    public void RefuseOthers(string known, params ReadOnlySpan<string> names)
    {
        foreach (var key in _root.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !names.Contains(name))
            {
                throw Wrong(key.Start, $"不认识“{key}”，可用的有 {known}。");
            }
        }
    }

    public string Required(string name, Regex pattern, string expected) =>
        Optional(name, pattern, expected) ?? throw new PackageException(PackageManifest.FileName, null, $"缺少 {name}，应为{expected}。");

    public string? Optional(string name, Regex pattern, string expected) => Optional(name, pattern.IsMatch, expected);

    public string? Optional(string name, Func<string, bool> isFit, string expected)
    {
        if (Find(name) is not { } node)
        {
            return null;
        }

        return node is YamlScalarNode { Value: { } text } && isFit(text)
            ? text
            : throw Wrong(node.Start, $"{name} 写的是“{node}”，应为{expected}。");
    }

    /// <summary>Text for people to read and decide by; null when it is not there.</summary>
    public string? Words(string name, string what) => Find(name) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: <= MaxWords } text } when !string.IsNullOrWhiteSpace(text) && VisibleText.Holds(text) => text,
        var node => throw Wrong(node.Start, $"{name} 写的是“{(node.ToString() is { Length: > Shown } text ? text[..Shown] + "…" : node)}”，应为{what}，1—{MaxWords} 个字符，不含看不见的字符。"),
    };

    public IReadOnlyList<string> Texts(string name) => Texts(name, static _ => true, "文字");

    public IReadOnlyList<string> Texts(string name, Func<string, bool> isFit, string expected) => Find(name) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => [.. list.Select(item => item is YamlScalarNode { Value: { Length: > 0 } text } && VisibleText.Holds(text) && isFit(text)
            ? text
            : throw Wrong(item.Start, $"{name} 中写的是“{item}”，应为{expected}。"))],
        var node => throw Wrong(node.Start, $"{name} 写的是“{node}”，应为列表，写成 {name}: [\"…\", \"…\"]。"),
    };

    /// <summary>The fields below a field; null when it is not there.</summary>
    public ManifestFields? Within(string name) => Find(name) switch
    {
        null => null,
        YamlMappingNode map => new ManifestFields(map),
        var node => throw Wrong(node.Start, $"{name} 写的是“{node}”，应由“名称: 值”的行组成。"),
    };

    private YamlNode? Find(string name) => _root.Children.TryGetValue(new YamlScalarNode(name), out var node) ? node : null;

    private static PackageException Wrong(Mark mark, string problem) => new(PackageManifest.FileName, (int)mark.Line, problem);
}
