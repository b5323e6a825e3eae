using System.Globalization;
using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Host.Demonstration;

/// <summary>The indicators of an invented project: 8 to 12, whose weights add up to 90.</summary>
public static class Goals
{
    private const int Output = 50;
    private const int Benefit = 30;
    private const int Satisfaction = 10;

    /// <summary>Makes them.</summary>
    /// <param name="id">The subject's id, which they depend on.</param>
    /// <param name="field">Its field of work.</param>
    /// <param name="budget">Its budget, in yuan.</param>
    public static IReadOnlyList<Indicator> Of(string id, WordsOfField field, decimal budget)
    {
        ArgumentNullException.ThrowIfNull(field);
        var dice = new Dice($"goals {id}");
        var outputs = new List<Indicator>();
        outputs.AddRange(Some(field.Quantity, 2 + dice.Below(3), dice).Select(word => Quantity(word, (double)budget, dice)));
        outputs.AddRange(Some(field.Quality, 1 + dice.Below(2), dice).Select(word => Percent("产出指标", "质量指标", word)));
        outputs.Add(new Indicator { Key = "", Head = "产出指标", Group = "时效指标", Title = "完成时限", Comparator = Comparator.ByDate, Target = Value.Of(Deadline(dice)) });
        outputs.Add(new Indicator { Key = "", Head = "产出指标", Group = "成本指标", Title = "项目总成本", Comparator = Comparator.AtMost, Target = Value.Of((double)(budget / 10_000)), Unit = "万元" });
        var benefits = Some(field.Benefit, 2 + dice.Below(2), dice).Select(word => word.Contains('|', StringComparison.Ordinal) ? Percent("效益指标", "社会效益指标", word) : InWords(word)).ToList();
        var satisfied = Percent("满意度指标", "服务对象满意度指标", $"{field.Served}满意度|{(dice.Below(3) == 0 ? 95 : 90).ToString(CultureInfo.InvariantCulture)}");
        return [.. Weigh(outputs, Output).Concat(Weigh(benefits, Benefit)).Concat(Weigh([satisfied], Satisfaction))
            .Select((indicator, i) => indicator with { Key = string.Create(CultureInfo.InvariantCulture, $"i{i + 1:D3}") })];
    }

    private static IEnumerable<string> Some(IReadOnlyList<string> words, int count, Dice dice) => dice.Shuffle(words.Count).Take(count).Order().Select(i => words[i]);

    private static Indicator Quantity(string word, double budget, Dice dice)
    {
        var parts = word.Split('|');
        var (least, most) = (Number(parts[2]), Number(parts[3]));
        // Larger projects promise more; the rest is the dice's.
        var size = Math.Min(1, budget / 8_000_000);
        var target = least + (most - least) * size * dice.Between(0.35, 1);
        var step = target >= 10_000 ? 500 : target >= 1_000 ? 50 : target >= 200 ? 10 : 1;
        return new Indicator
        {
            Key = "",
            Head = "产出指标",
            Group = "数量指标",
            Title = parts[0],
            Comparator = dice.Below(6) == 0 ? Comparator.Equal : Comparator.AtLeast,
            Target = Value.Of(Math.Round(target / step) * step),
            Unit = parts[1],
        };
    }

    private static Indicator Percent(string head, string group, string word)
    {
        var parts = word.Split('|');
        var ceiling = parts[1].StartsWith("<=", StringComparison.Ordinal);
        return new Indicator
        {
            Key = "",
            Head = head,
            Group = group,
            Title = parts[0],
            Comparator = ceiling ? Comparator.AtMost : Comparator.AtLeast,
            Target = Value.Of(Number(parts[1].TrimStart('<', '='))),
            Unit = "%",
        };
    }

    private static Indicator InWords(string word) => new()
    {
        Key = "",
        Head = "效益指标",
        Group = word.EndsWith("机制", StringComparison.Ordinal) ? "可持续影响指标" : "社会效益指标",
        Title = word,
        Comparator = Comparator.Qualitative,
        Target = Value.Of(word.EndsWith("机制", StringComparison.Ordinal) ? "健全" : "明显提升"),
    };

    private static DateOnly Deadline(Dice dice)
    {
        var month = 6 + dice.Below(7);
        return new DateOnly(Season.Year, month, DateTime.DaysInMonth(Season.Year, month));
    }

    private static IEnumerable<Indicator> Weigh(List<Indicator> indicators, int weight) => indicators.Select((indicator, i) =>
        indicator with { Weight = weight / indicators.Count + (i < weight % indicators.Count ? 1 : 0) });

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
