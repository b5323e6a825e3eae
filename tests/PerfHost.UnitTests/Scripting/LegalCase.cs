using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

/// <summary>The inputs of one case, as written beside a rule: <c>target=100 actual=80 history=1,x,3 a:92:80 asof=2025-09-30</c>.</summary>
internal sealed class LegalCase
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly List<SubjectView> _subjects = [];

    public LegalCase(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Split('=', 2) is [var key, var value])
            {
                _given[key] = value;
            }
            else
            {
                var parts = word.Split(':');
                _subjects.Add(new SubjectView { Id = parts[0], Year = 2025, Total = Number(parts[1]), ExecutionRate = parts.Length > 2 ? Number(parts[2]) : double.NaN });
            }
        }
    }

    public Measurement Measurement => new()
    {
        Weight = 10,
        Target = ValueOf("target"),
        Actual = ValueOf("actual"),
        Baseline = ValueOf("baseline"),
        Unit = _given.GetValueOrDefault("unit", ""),
        Comparator = _given.GetValueOrDefault("op") is "<=" ? Comparator.AtMost : Comparator.AtLeast,
        AsOf = AsOf,
        History = [.. _given.GetValueOrDefault("history", "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select((text, index) => new PeriodValue(new DateOnly(2025, index + 1, 1), Read(text)))],
        Inputs = new SortedDictionary<string, Value>(Keyed("inputs.").ToDictionary(pair => pair.Key, pair => Read(pair.Value)), StringComparer.Ordinal),
        Parameters = Parameters,
    };

    public Population Population => new() { Subjects = _subjects, AsOf = AsOf, Parameters = Parameters };

    public ResultContext Result => new(
        new SubjectView { Id = "a", Budget = _given.TryGetValue("budget", out var budget) ? decimal.Parse(budget, CultureInfo.InvariantCulture) : null },
        decimal.Parse(_given["total"], CultureInfo.InvariantCulture),
        _given["grade"],
        Parameters);

    private DateOnly AsOf => DateOnly.Parse(_given.GetValueOrDefault("asof", "2025-09-30"), CultureInfo.InvariantCulture);

    private ParameterSet Parameters => new(Keyed("p.").Select(pair => new Parameter(pair.Key, pair.Key, Number(pair.Value), new DateOnly(2024, 1, 1), "本方案约定")));

    private IEnumerable<KeyValuePair<string, string>> Keyed(string prefix) =>
        _given.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(pair => KeyValuePair.Create(pair.Key[prefix.Length..], pair.Value));

    private Value ValueOf(string key) => _given.TryGetValue(key, out var text) ? Read(text) : Value.Missing("未填写");

    private static Value Read(string text) => text switch
    {
        "x" => Value.Missing("缺"),
        ['[', .. var items, ']'] => new ChecklistValue([.. items.Select((mark, index) => new CheckItem($"{index}", mark == '是'))]),
        _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Value.Of(date),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
        _ => Value.Of(text),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
