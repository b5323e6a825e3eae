using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Reads what a rule is to score from plain fields: <c>target</c>, <c>actual</c>, <c>baseline</c>, <c>weight</c>, <c>op</c>,
/// <c>unit</c>, <c>asOf</c>, <c>parameters</c>, <c>inputs</c>, <c>history</c>. Cases, tables and the command line all come here.
/// </summary>
public static class RuleInput
{
    /// <summary>The largest text that is read as JSON, in characters.</summary>
    public const int MaxLength = 64 * 1024;

    private const string Example = """{"target":100,"actual":80,"weight":10,"op":">="}""";
    private const double DefaultWeight = 10;
    private const int Shown = 60;

    /// <summary>The fields of an input.</summary>
    internal static readonly string[] Fields = ["target", "actual", "baseline", "weight", "op", "unit", "asOf", "parameters", "inputs", "history"];

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (Comparator Comparator, string[] Signs)[] Comparators =
    [
        (Comparator.AtLeast, [">=", "≥"]),
        (Comparator.AtMost, ["<=", "≤"]),
        (Comparator.Equal, ["=", "＝"]),
        (Comparator.GreaterThan, [">", "＞"]),
        (Comparator.LessThan, ["<", "＜"]),
        (Comparator.Qualitative, ["qualitative", "定性"]),
        (Comparator.Checklist, ["checklist", "清单"]),
        (Comparator.ByDate, ["date", "时限"]),
        (Comparator.None, [""]),
    ];

    /// <summary>Reads a JSON object.</summary>
    /// <param name="json">At most <see cref="MaxLength"/> characters.</param>
    /// <exception cref="RuleInputException">It is no JSON object, has an unknown field, or a field is not as it should be.</exception>
    public static RuleMeasurement Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > MaxLength)
        {
            throw Refuse(new RuleInputProblem(RuleInputError.TooLong, "", ""), $"输入超过 {MaxLength} 个字符。");
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) is JsonObject fields
                ? Read(fields)
                : throw Refuse(new RuleInputProblem(RuleInputError.NotObject, "", Cut(json)), $"输入应为一个 JSON 对象，例如 {Example}。");
        }
        catch (JsonException error) when (JsonPlace.Of(json, error) is var (place, found))
        {
            throw Refuse(
                new RuleInputProblem(RuleInputError.NotJson, "", found) { Place = place },
                $"第 {place.Line} 行第 {place.Column} 列{(found.Length > 0 ? $"“{found}”" : "（结尾）")}不是正确的 JSON，请对照 {Example} 检查引号、逗号和括号。");
        }
        catch (JsonException) when (JsonPlace.Twice(json) is var (place, name))
        {
            throw Refuse(
                new RuleInputProblem(RuleInputError.Twice, Cut(name), "") { Place = place },
                $"第 {place.Line} 行第 {place.Column} 列：JSON 字段“{Cut(name)}”写了两次，请只保留一处。");
        }
        catch (InvalidOperationException)
        {
            // Half a character, which only shows when a text is read.
            throw Refuse(new RuleInputProblem(RuleInputError.NotJson, "", "") { Place = (1, 1) }, "输入不是正确的 JSON：文字里有半个字符（\\ud800 之类）。");
        }
    }

    /// <summary>Reads fields.</summary>
    /// <param name="fields">The fields; all may be missing.</param>
    /// <exception cref="RuleInputException">A field is unknown or not as it should be.</exception>
    public static RuleMeasurement Read(JsonObject fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var unknown = fields.Select(field => field.Key).Where(key => !Fields.Contains(key, StringComparer.Ordinal)).ToList();
        return unknown.Count > 0
            ? throw Refuse(new RuleInputProblem(RuleInputError.UnknownField, Cut(unknown[0]), ""), $"不认识字段“{Cut(unknown[0])}”，可用的有 {string.Join('、', Fields)}。")
            : new RuleMeasurement
            {
                Weight = fields["weight"] is { } weight ? Number("weight", weight) : DefaultWeight,
                Comparator = ComparatorOf(fields["op"]),
                Target = Of("target", fields["target"]),
                Actual = Of("actual", fields["actual"]),
                Baseline = Of("baseline", fields["baseline"]),
                Unit = fields["unit"]?.ToString() ?? "",
                AsOf = fields["asOf"] is { } day ? Day("asOf", day) : default,
                Parameters = new ParameterSet(Entries("parameters", fields["parameters"]).Select(entry => ParameterOf(entry.Key, entry.Value))),
                Inputs = new SortedDictionary<string, Value>(Entries("inputs", fields["inputs"]).ToDictionary(entry => entry.Key, entry => Of(entry.Key, entry.Value), StringComparer.Ordinal), StringComparer.Ordinal),
                History = [.. Entries("history", fields["history"]).Select(entry => new PeriodValue(Day("history", entry.Key), Of(entry.Key, entry.Value))).OrderBy(value => value.Period)],
            };
    }

    /// <summary>Writes an input in one line, with the fields' names as an author writes them; what is not known is left out.</summary>
    /// <param name="input">The input.</param>
    public static string Write(RuleMeasurement input)
    {
        ArgumentNullException.ThrowIfNull(input);
        IEnumerable<(string Name, string Text)> fields =
        [
            ("target", Text(input.Target)), ("actual", Text(input.Actual)), ("baseline", Text(input.Baseline)), ("weight", Text(Value.Of(input.Weight))),
            ("op", Array.Find(Comparators, known => known.Comparator == input.Comparator).Signs[0]), ("unit", input.Unit),
            ("asOf", input.AsOf == default ? "" : Text(Value.Of(input.AsOf))),
            .. input.Parameters.All.Select(parameter => ($"parameters.{parameter.Key}", parameter.Words.Count > 0 ? $"[{string.Join(", ", parameter.Words)}]" : Text(Value.Of(parameter.Number)))),
            .. input.Inputs.Select(other => ($"inputs.{other.Key}", Text(other.Value))),
            .. input.History.Select(past => ($"history.{Text(Value.Of(past.Period))}", Text(past.Value))),
        ];
        return string.Join(", ", fields.Where(field => field.Text.Length > 0).Select(field => $"{field.Name}: {field.Text}"));
    }

    private static string Text(Value value) => value switch
    {
        NumberValue number => number.Amount.ToString("R", CultureInfo.InvariantCulture),
        DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        GradeValue words => words.Label,
        ChecklistValue list => $"[{string.Join(", ", list.Items.Select(item => $"{item.Title}{(item.Met ? "✓" : "✗")}"))}]",
        _ => "",
    };

    private static Parameter ParameterOf(string key, JsonNode? node) => node switch
    {
        JsonArray words => new Parameter(key, key, double.NaN, default, "本次输入") { Words = [.. words.Select(word => word?.ToString() ?? "")] },
        not null when TryNumber(node) is { } number => new Parameter(key, key, number, default, "本次输入"),
        not null and not JsonObject => new Parameter(key, key, double.NaN, default, "本次输入") { Words = [node.ToString()] },
        _ => throw Wrong($"parameters.{key}", node, RuleInputField.Parameter),
    };

    private static Value Of(string name, JsonNode? node) => node switch
    {
        null => Value.Missing("未填写"),
        JsonArray items => new ChecklistValue([.. items.Select(item => Check(name, item))]),
        JsonObject => throw Wrong(name, node, RuleInputField.Value),
        _ when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False => throw Wrong(name, node, RuleInputField.Value),
        _ when TryNumber(node) is { } number => Value.Of(number),
        _ when DateOnly.TryParseExact(node.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Value.Of(day),
        _ => Value.Of(node.ToString()),
    };

    private static CheckItem Check(string name, JsonNode? item) =>
        item is JsonObject check && check["met"]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False && check.All(field => field.Key is "title" or "met" or "points")
            ? new CheckItem(check["title"]?.ToString() ?? "", check["met"]!.GetValue<bool>(), check["points"] is { } points ? Number($"{name}.points", points) : 1)
            : throw Wrong(name, item, RuleInputField.Check);

    private static Comparator ComparatorOf(JsonNode? node)
    {
        var sign = node?.ToString() ?? "";
        var found = Array.FindIndex(Comparators, known => known.Signs.Contains(sign, StringComparer.Ordinal));
        return found >= 0 ? Comparators[found].Comparator : throw Wrong("op", node, RuleInputField.Comparator);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(string name, JsonNode? node) =>
        node is null ? [] : node as JsonObject ?? throw Wrong(name, node, RuleInputField.Entries);

    private static double Number(string name, JsonNode node) => TryNumber(node) ?? throw Wrong(name, node, RuleInputField.Number);

    private static DateOnly Day(string name, JsonNode node) =>
        DateOnly.TryParseExact(node.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw Wrong(name, node, RuleInputField.Day);

    /// <summary>A JSON number, or a text that is one: YAML and tables know texts only.</summary>
    private static double? TryNumber(JsonNode node) =>
        node.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && double.TryParse(node.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    private static RuleInputException Wrong(string name, JsonNode? node, RuleInputField expected)
    {
        var found = Cut(node?.ToJsonString(Readable) ?? "空");
        return Refuse(
            new RuleInputProblem(RuleInputError.WrongValue, Cut(name), node is null ? "" : found) { Expected = expected },
            $"{Cut(name)} 写的是 {found}，应为{Expected(expected)}。");
    }

    private static string Expected(RuleInputField field) => field switch
    {
        RuleInputField.Number => "数字",
        RuleInputField.Day => "形如 2025-12-31 的日期",
        RuleInputField.Check => "{\"title\":…, \"met\":true 或 false, \"points\":…}",
        RuleInputField.Comparator => string.Join('、', Comparators.SkipLast(1).Select(known => known.Signs[0])),
        RuleInputField.Parameter => "数字，或由词组成的列表",
        RuleInputField.Entries => "“名称: 值”的对象",
        _ => "数字、日期、文字（例如 \"是\"），或清单 [{\"title\":…,\"met\":true}]",
    };

    private static RuleInputException Refuse(RuleInputProblem problem, string message) => new(message) { Problem = problem };

    private static string Cut(string text) => text.Length <= Shown ? text : text[..Shown] + "…";
}
