using System.Globalization;
using PerfHost.Documents.Forms;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Documents.Layouts;

/// <summary>A node of a layout file that knows its line, so that every complaint names it.</summary>
internal sealed class YamlNodes(string file, YamlNode node, string path)
{
    public FormFormatException Wrong(string found, string expected) => new(
        "表式文件写法有误", $"{file} 第 {node.Start.Line} 行{(path.Length == 0 ? "" : $" {path}")}", found, expected, "请改正表式文件后重新加载");

    public void OnlyHas(params ReadOnlySpan<string> names)
    {
        foreach (var key in Map().Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!names.Contains(name))
            {
                throw new YamlNodes(file, key, path).Wrong($"不认识的字段“{name}”", $"{string.Join('、', names.ToArray())} 之一");
            }
        }
    }

    public YamlNodes? Find(string name) =>
        Map().Children.TryGetValue(new YamlScalarNode(name), out var child) ? new YamlNodes(file, child, path.Length == 0 ? name : $"{path}.{name}") : null;

    public YamlNodes Get(string name) => Find(name) ?? throw Wrong("没有这个字段", $"字段“{name}”");

    public string Text() => node is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong(Describe(), "一段文字");

    public bool Flag() => Text() switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong(other, "true 或 false"),
    };

    public double Number(double least, double most) =>
        double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(Text(), $"{least} 到 {most} 之间的数字");

    public TValue Choice<TValue>(IReadOnlyDictionary<string, TValue> choices) => choices.TryGetValue(Text(), out var value)
        ? value
        : throw Wrong(Text(), $"{string.Join('、', choices.Keys)} 之一");

    public IEnumerable<YamlNodes> Items() => node is YamlSequenceNode list
        ? list.Children.Select((child, index) => new YamlNodes(file, child, $"{path}[{index}]"))
        : throw Wrong(Describe(), "一个列表");

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    private YamlMappingNode Map() => node as YamlMappingNode ?? throw Wrong(Describe(), "一组字段（字段: 值）");

    private string Describe() => node switch
    {
        YamlScalarNode scalar => string.IsNullOrEmpty(scalar.Value) ? "空白" : scalar.Value,
        YamlSequenceNode => "一个列表",
        _ => "一组字段",
    };
}
