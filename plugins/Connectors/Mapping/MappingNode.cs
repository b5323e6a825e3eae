using PerfHost.Connectors.Settings;
using PerfHost.Yaml;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Connectors.Mapping;

/// <summary>A part of a mapping with the line it stands on.</summary>
internal sealed class MappingNode
{
    private readonly YamlNode _node;
    private readonly string _name;

    private MappingNode(YamlNode node, string name) => (_node, _name) = (node, name);

    public bool IsScalar => _node is YamlScalarNode;

    /// <exception cref="SourceSettingsException">It is no YAML, or beyond what is read.</exception>
    public static MappingNode Parse(string yaml)
    {
        try
        {
            return YamlText.Read(yaml) is [{ RootNode: YamlMappingNode root }]
                ? new MappingNode(root, "映射")
                : throw new SourceSettingsException("映射应由“名称: 值”的行组成，例如 subject: 项目编码。");
        }
        catch (YamlTextException error)
        {
            throw new SourceSettingsException($"映射第 {error.Line} 行：{error.Message}");
        }
    }

    public MappingNode? Find(string name) =>
        _node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? new MappingNode(child, name) : null;

    public MappingNode Require(string name) => Find(name) ?? throw Wrong($"带有 {name} 的内容");

    public void RefuseOthers(params ReadOnlySpan<string> names)
    {
        foreach (var key in (_node as YamlMappingNode ?? throw Wrong("“名称: 值”的行")).Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !names.Contains(name))
            {
                throw new SourceSettingsException($"映射第 {key.Start.Line} 行：不认识“{key}”，可用的有 {string.Join('、', names.ToArray())}。");
            }
        }
    }

    public string Text() => _node is YamlScalarNode { Value: { } text } ? text : throw Wrong("文字");

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    public IEnumerable<MappingNode> Items() =>
        (_node as YamlSequenceNode ?? throw Wrong("列表，例如 [\"a\", \"b\"]")).Children.Select(child => new MappingNode(child, _name));

    public IEnumerable<(string Name, MappingNode Value)> Entries() =>
        (_node as YamlMappingNode ?? throw Wrong("“名称: 值”的行")).Children.Select(pair => (pair.Key.ToString(), new MappingNode(pair.Value, pair.Key.ToString())));

    public string OneOf(params ReadOnlySpan<string> words) => words.Contains(Text()) ? Text() : throw Wrong(string.Join("、", words.ToArray()) + " 之一");

    public T OneOf<T>(T otherwise)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString().ToLowerInvariant(), Text(), StringComparison.Ordinal))
            {
                return value;
            }
        }

        throw Wrong($"{string.Join("、", Enum.GetNames<T>()).ToLowerInvariant()} 之一（不写即 {otherwise.ToString().ToLowerInvariant()}）");
    }

    public SourceSettingsException Wrong(string expected) =>
        new($"映射第 {_node.Start.Line} 行：{_name} 写的是“{(IsScalar ? _node : "……")}”，应为{expected}。");
}
