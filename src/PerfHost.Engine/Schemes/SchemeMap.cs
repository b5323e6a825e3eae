using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Engine.Schemes;

/// <summary>A mapping of a scheme file that knows its line and refuses keys that nobody reads.</summary>
internal sealed class SchemeMap
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);

    public SchemeMap(string file, YamlNode node, string what)
    {
        _file = file;
        _node = node as YamlMappingNode
            ?? throw new SchemeFormatException(file, node.Start.Line, $"{what}应为“键: 值”的一组内容，现为“{node}”。");
    }

    public SchemeFormatException Error(string what) => new(_file, _node.Start.Line, what);

    public SchemeFormatException ErrorAt(string key, string what) => new(_file, Find(key)?.Start.Line ?? _node.Start.Line, what);

    public string Text(string key) => OptionalText(key) ?? throw Error($"缺少“{key}”。");

    public string? OptionalText(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        var node => throw new SchemeFormatException(_file, node.Start.Line, $"“{key}”应为一段文字。"),
    };

    public DateOnly Date(string key) => DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw ErrorAt(key, $"“{key}”应为日期，如 2025-01-01，现为“{Text(key)}”。");

    public decimal? OptionalNumber(string key) => OptionalText(key) is not { } text
        ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ErrorAt(key, $"“{key}”应为数字，现为“{text}”。");

    public decimal Number(string key) => OptionalNumber(key) ?? throw Error($"缺少数字“{key}”。");

    public Sourced Sourced(string key)
    {
        var map = Map(key);
        var sourced = new Sourced(map.Number("value"), map.Text("source"));
        map.Close();
        return sourced;
    }

    public bool Flag(string key) => OptionalText(key) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw ErrorAt(key, $"“{key}”应为 true 或 false，现为“{other}”。"),
    };

    public T Choice<T>(string key, params (string Word, T Value)[] choices) => Choice(key, Text(key), choices);

    public T Choice<T>(string key, string text, (string Word, T Value)[] choices)
    {
        foreach (var (word, value) in choices)
        {
            if (word == text)
            {
                return value;
            }
        }

        throw ErrorAt(key, $"“{key}”应为 {string.Join("、", choices.Select(choice => choice.Word))} 之一，现为“{text}”。");
    }

    public SchemeMap Map(string key) => new(_file, Find(key) ?? throw Error($"缺少“{key}”。"), $"“{key}”");

    public IReadOnlyList<SchemeMap> Maps(string key) =>
        [.. Sequence(key).Select(node => new SchemeMap(_file, node, $"“{key}”的每一项"))];

    public IReadOnlyList<string> Texts(string key) => [.. Sequence(key).Select(node => node is YamlScalarNode { Value: { Length: > 0 } value }
        ? value
        : throw new SchemeFormatException(_file, node.Start.Line, $"“{key}”的每一项应为一段文字。"))];

    /// <summary>Refuses keys that were not read: a misspelt key would otherwise be a rule that silently does not apply.</summary>
    public void Close()
    {
        foreach (var (key, _) in _node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !_read.Contains(name))
            {
                throw new SchemeFormatException(_file, key.Start.Line, $"不认识“{key}”，此处可写：{string.Join("、", _read)}。");
            }
        }
    }

    private IEnumerable<YamlNode> Sequence(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence.Children,
        var node => throw new SchemeFormatException(_file, node.Start.Line, $"“{key}”应为列表。"),
    };

    private YamlNode? Find(string key)
    {
        _read.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }
}
