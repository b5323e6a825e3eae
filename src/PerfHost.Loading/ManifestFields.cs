using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Loading;

/// <summary>The top level of a manifest with the lines its fields stand on.</summary>
internal sealed class ManifestFields
{
    private readonly YamlMappingNode _root;

    private ManifestFields(YamlMappingNode root) => _root = root;

    public static ManifestFields Parse(string yaml)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            throw Wrong(exception.Start, $"不是正确的 YAML：{exception.Message}。请检查缩进、冒号后的空格和引号。");
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }]
            ? new ManifestFields(root)
            : throw new PackageException(PackageManifest.FileName, 1, "应由“名称: 值”的行组成，例如 id: shuangliu。");
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

    public IReadOnlyList<string> Texts(string name) => Texts(name, static _ => true, "文字");

    public IReadOnlyList<string> Texts(string name, Func<string, bool> isFit, string expected) => Find(name) switch
    {
        null or YamlScalarNode { Value: null or "" } => [],
        YamlSequenceNode list => [.. list.Select(item => item is YamlScalarNode { Value: { Length: > 0 } text } && !text.Any(char.IsControl) && isFit(text)
            ? text
            : throw Wrong(item.Start, $"{name} 中写的是“{item}”，应为{expected}。"))],
        var node => throw Wrong(node.Start, $"{name} 写的是“{node}”，应为列表，例如 [\"510116\"]。"),
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
