using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>Checks observations before they enter a ledger: for ever is a long time for a wrong key.</summary>
public static class ObservationCheck
{
    /// <summary>Why the first wrong one of several is refused; null when all may be recorded.</summary>
    /// <param name="facts">What the ledger says now.</param>
    /// <param name="observations">In the order in which they came.</param>
    public static string? Refuse(JurisdictionFacts facts, IReadOnlyList<ObservationRecorded> observations)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(observations);
        for (var i = 0; i < observations.Count; i++)
        {
            if (Refuse(facts, observations[i]) is { } refusal)
            {
                return $"observations[{i}]：{refusal}";
            }
        }

        return null;
    }

    /// <summary>Why one is refused; null when it may be recorded.</summary>
    /// <param name="facts">What the ledger says now.</param>
    /// <param name="observed">The observation.</param>
    public static string? Refuse(JurisdictionFacts facts, ObservationRecorded observed)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (observed is not { Subject: not null, Item: not null, Value: not null })
        {
            return "应有 subject、item、period、value。";
        }

        if (!facts.Subjects.TryGetValue(observed.Subject, out var subject))
        {
            return $"没有评价对象“{observed.Subject}”。现有：{Some(facts.Subjects.Keys)}。";
        }

        var isInput = IsInput(subject.Declaration, observed.Item);
        if (observed.Item != Indicator.Execution && !isInput && subject.Declaration.Indicators.All(indicator => indicator.Key != observed.Item))
        {
            return $"“{subject.Declaration.Title}”没有指标“{observed.Item}”。可用：{Some(subject.Declaration.Indicators.SelectMany(Items).Append(Indicator.Execution))}。";
        }

        if (observed.Value is NumberValue { Amount: var amount } && !double.IsFinite(amount)
            || observed.Value is ChecklistValue { Items: var items } && items.Any(item => !double.IsFinite(item.Points)))
        {
            return "值超出可记录的范围，应为有限的数字。";
        }

        var comparator = subject.Declaration.Indicators.FirstOrDefault(indicator => indicator.Key == observed.Item)?.Comparator;
        if (observed.Value is GradeValue words && !isInput && comparator is not (Comparator.Qualitative or Comparator.Checklist))
        {
            return $"“{observed.Item}”应为{(comparator == Comparator.ByDate ? "日期，如 2025-08-31" : "数字")}，现为“{(words.Label.Length <= 40 ? words.Label : words.Label[..40] + "……")}”。暂无数据请用 {{\"missing\": \"原因\"}}。";
        }

        return observed.Period.Year is < 1949 or > 9998 ? $"期间“{observed.Period:yyyy-MM-dd}”不是有效的业务期间。" : null;
    }

    /// <summary>The data items of an indicator: its own, then those of its further inputs.</summary>
    private static IEnumerable<string> Items(Indicator indicator) => [indicator.Key, .. (indicator.Inputs ?? []).Select(indicator.InputItem)];

    private static bool IsInput(Declaration declaration, string item) => declaration.Indicators.Any(indicator => indicator.Inputs?.Any(name => indicator.InputItem(name) == item) == true);

    private static string Some(IEnumerable<string> keys)
    {
        var list = keys.Take(21).ToArray();
        return string.Join("、", list.Take(20)) + (list.Length > 20 ? "……" : "");
    }
}
