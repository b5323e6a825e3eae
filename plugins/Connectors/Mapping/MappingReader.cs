using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfHost.Connectors.Settings;

namespace PerfHost.Connectors.Mapping;

/// <summary>Reads a mapping from YAML. Every complaint names the line.</summary>
internal static class MappingReader
{
    private const int MaxLength = 256 * 1024;
    private const string Known = "subject、period、period-end、dates、values、where、missing、skip、units、duplicates、encoding、delimiter、sheet、header";
    private static readonly string[] Encodings = ["utf-8", "gb18030", "utf-16"];

    /// <exception cref="SourceSettingsException">Something is not as it should be; the message says where.</exception>
    public static RowMapping Read(string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            throw new SourceSettingsException($"映射有 {yaml.Length} 个字符，至多 {MaxLength} 个。");
        }

        return Read(MappingNode.Parse(yaml), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)).AsSpan(0, 8)));
    }

    /// <summary>Reads a mapping that is a part of a larger file.</summary>
    /// <param name="root">The part.</param>
    /// <param name="hash">A hash of the whole text.</param>
    /// <param name="hasValues">False for a table that only lists keys.</param>
    /// <param name="others">What else may stand in the part; whoever knows it reads it.</param>
    public static RowMapping Read(MappingNode root, string hash, bool hasValues = true, params ReadOnlySpan<string> others)
    {
        root.RefuseOthers([.. Known.Split('、'), .. others]);
        var period = root.Find("period") is { } shared ? Field(shared) : null;
        return new RowMapping
        {
            Hash = hash,
            Subject = Field(root.Require("subject")),
            Values = hasValues ? [.. root.Require("values").Items().Select(value => Value(value, period))] : [],
            Where = Words(root.Find("where")),
            Dates = root.Find("dates")?.Texts() is { Count: > 0 } dates ? dates : ["yyyy-MM-dd"],
            PeriodEnd = root.Find("period-end")?.OneOf(PeriodEnd.Day) ?? PeriodEnd.Day,
            Missing = root.Find("missing")?.Texts() ?? [],
            Skip = root.Find("skip")?.Texts() ?? [],
            Units = Units(root.Find("units")),
            Duplicates = root.Find("duplicates")?.OneOf(Duplicates.Reject) ?? Duplicates.Reject,
            Encoding = root.Find("encoding") is { } encoding ? encoding.OneOf(Encodings) : "utf-8",
            Delimiter = root.Find("delimiter") is not { } delimiter ? ',' : delimiter.Text() is [var one] ? one : throw delimiter.Wrong("一个字符"),
            Sheet = root.Find("sheet")?.Text(),
            Header = root.Find("header") is not { } header ? 1
                : int.TryParse(header.Text(), CultureInfo.InvariantCulture, out var line) && line is >= 1 and <= 1000 ? line : throw header.Wrong("1 到 1000 的行号"),
        };
    }

    private static MappedValue Value(MappingNode node, MappedField? shared)
    {
        node.RefuseOthers("item", "value", "period", "unit", "kind");
        return new MappedValue(
            Field(node.Require("item")),
            Field(node.Require("value")),
            node.Find("period") is { } own ? Field(own) : shared ?? throw node.Wrong("带 period 的值，或在最上层写 period"),
            node.Find("unit") is { } unit ? Field(unit) : null,
            node.Find("kind")?.OneOf(MappedKind.Number) ?? MappedKind.Number);
    }

    /// <summary>A bare word is a column; <c>{ text: … }</c> is always the same; <c>{ columns: […], join: "-" }</c> is a key of several.</summary>
    public static MappedField Field(MappingNode node)
    {
        if (node.IsScalar)
        {
            return new MappedField([node.Text()], null, "");
        }

        node.RefuseOthers("text", "columns", "join");
        return node.Find("text") is { } text ? new MappedField([], text.Text(), "")
            : node.Find("columns")?.Texts() is { Count: > 0 } columns ? new MappedField(columns, null, node.Find("join")?.Text() ?? "-")
            : throw node.Wrong("列名、{ text: 固定文字 } 或 { columns: [列, 列], join: \"-\" }");
    }

    private static SortedDictionary<string, IReadOnlyList<string>> Words(MappingNode? node)
    {
        var words = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in node?.Entries() ?? [])
        {
            words[name] = value.IsScalar ? [value.Text()] : value.Texts();
        }

        return words;
    }

    private static SortedDictionary<string, decimal> Units(MappingNode? node)
    {
        var units = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, value) in node?.Entries() ?? [])
        {
            units[name] = decimal.TryParse(value.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : throw value.Wrong("大于 0 的数，例如 万元: 10000");
        }

        return units;
    }
}
