using System.Text.Json.Nodes;
using PerfHost.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Reads cases from YAML: a mapping with <c>cases</c>, the list, and beside it fields that hold for all of them unless a
/// case says otherwise. A null leaves a field out.
/// </summary>
internal static class CaseYaml
{
    private const int MaxDepth = 8;

    public static IEnumerable<(int Line, JsonObject Fields)> Read(string yaml)
    {
        var root = Root(yaml);
        var common = new JsonObject();
        YamlSequenceNode? cases = null;
        foreach (var (key, value) in root.Children)
        {
            if (key is YamlScalarNode { Value: "cases" })
            {
                cases = value as YamlSequenceNode ?? throw Wrong(value, "cases 应为列表，每项以 - name: 开头。");
            }
            else if (key is YamlScalarNode { Value: { } name } && !CaseFields.Knows(name))
            {
                throw Wrong(key, $"不认识字段“{name}”，可用的有 {CaseFields.InYaml}，以及 cases。");
            }
            else
            {
                Put(common, key, value);
            }
        }

        foreach (var item in cases ?? throw Wrong(root, "缺少 cases 列表。"))
        {
            var own = item as YamlMappingNode ?? throw Wrong(item, "每个用例应由“名称: 值”的行组成，例如 - name: 达到目标得满分。");
            var fields = (JsonObject)common.DeepClone();
            foreach (var (key, value) in own.Children)
            {
                Put(fields, key, value);
            }

            yield return ((int)own.Start.Line, fields);
        }
    }

    private static YamlMappingNode Root(string yaml)
    {
        try
        {
            return YamlText.Read(yaml) is [{ RootNode: YamlMappingNode root }] ? root : throw new CaseFormatException(1, "应为一个含有 cases 列表的 YAML 文件。");
        }
        catch (YamlTextException error)
        {
            throw new CaseFormatException(error.Line, error.Message);
        }
    }

    private static void Put(JsonObject fields, YamlNode key, YamlNode value)
    {
        var name = Name(key);
        if (fields[name] is JsonObject common && value is YamlMappingNode more)
        {
            // Parameters of one case join those of all.
            foreach (var (inner, of) in more.Children)
            {
                Put(common, inner, of);
            }

            return;
        }

        fields[name] = Node(value, 0);
    }

    private static JsonNode? Node(YamlNode node, int depth) => node switch
    {
        _ when depth > MaxDepth => throw Wrong(node, "嵌套过深。"),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar => scalar.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode list => new JsonArray([.. list.Select(item => Node(item, depth + 1))]),
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(Name(pair.Key), Node(pair.Value, depth + 1)))),
        _ => throw Wrong(node, "不能使用这种 YAML 写法。"),
    };

    private static string Name(YamlNode key) => (key as YamlScalarNode)?.Value ?? throw Wrong(key, "字段名应为文字。");

    private static CaseFormatException Wrong(YamlNode node, string message) => new((int)node.Start.Line, message);
}
