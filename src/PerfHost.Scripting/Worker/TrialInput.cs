using System.Globalization;
using System.Text.Json;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Worker;

/// <summary>Reads what a rule is tried on.</summary>
internal static class TrialInput
{
    private const int MaxParameters = 200;

    private static readonly Dictionary<string, Comparator> Comparators = new(StringComparer.Ordinal)
    {
        [""] = Comparator.None,
        [">="] = Comparator.AtLeast,
        ["≥"] = Comparator.AtLeast,
        ["="] = Comparator.Equal,
        ["<="] = Comparator.AtMost,
        ["≤"] = Comparator.AtMost,
        [">"] = Comparator.GreaterThan,
        ["<"] = Comparator.LessThan,
    };

    /// <exception cref="FormatException">Something is not as it should be; the message says what and where.</exception>
    public static Measurement Read(string json, StepRecorder? steps)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("输入应为 JSON 对象，例如 {\"target\":100,\"actual\":80}。");
            }

            var op = root.TryGetProperty("op", out var given) ? given.GetString() ?? "" : "";
            return new Measurement
            {
                Target = ValueOf(root, "target"),
                Actual = ValueOf(root, "actual"),
                Weight = root.TryGetProperty("weight", out var weight) ? weight.GetDouble() : 10,
                Comparator = Comparators.TryGetValue(op, out var comparator) ? comparator : throw new FormatException($"op：不认识“{Cut(op)}”。可用：>=、<=、=、>、<。"),
                AsOf = root.TryGetProperty("asOf", out var asOf) ? Date(asOf.GetString()) : default,
                Parameters = Parameters(root),
                Steps = steps,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException($"输入不是合适的 JSON：{Cut(error.Message)}", error);
        }
    }

    private static ParameterSet Parameters(JsonElement root)
    {
        if (!root.TryGetProperty("parameters", out var parameters))
        {
            return ParameterSet.Empty;
        }

        var read = parameters.EnumerateObject().Take(MaxParameters + 1).Select(property => new Parameter(property.Name, property.Name, property.Value.GetDouble(), DateOnly.MinValue, "试算输入")).ToList();
        return read.Count <= MaxParameters ? new ParameterSet(read) : throw new FormatException($"parameters：超过 {MaxParameters} 个。");
    }

    private static Value ValueOf(JsonElement root, string name) => !root.TryGetProperty(name, out var value) ? Value.Missing("未填写") : value.ValueKind switch
    {
        JsonValueKind.Number => Value.Of(value.GetDouble()),
        JsonValueKind.Null => Value.Missing("未填写"),
        JsonValueKind.String => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : Value.Of(value.GetString()!),
        _ => throw new FormatException($"{name}：应为数字、文字、日期（yyyy-MM-dd）或 null。"),
    };

    private static DateOnly Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date : throw new FormatException($"asOf：应为 yyyy-MM-dd，例如 2025-09-30；现为“{Cut(text ?? "")}”。");

    private static string Cut(string text) => text.Length <= 200 ? text : text[..200];
}
