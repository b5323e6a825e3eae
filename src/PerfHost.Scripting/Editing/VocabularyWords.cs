using System.Collections.Frozen;

namespace PerfHost.Scripting.Editing;

/// <summary>What an editor says of the names that a rule uses without declaring them. In Chinese, as rules are written by officials.</summary>
internal static class VocabularyWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Measurement"] = "本项指标的全部信息：指标值、完成值、基期值、历史值、分值、参数。用于 indicator 规则。",
        ["Target"] = "指标值（目标）的数字；不是数字时为 NaN。用于 indicator 规则。",
        ["Actual"] = "完成值（实际）的数字；未填或不是数字时为 NaN，得分即为无法评分。用于 indicator 规则。",
        ["Baseline"] = "基期值；没有时为 NaN。用于 indicator 规则。",
        ["Input"] = "本项的其他输入，按名称取用，例如 Input(\"在职人数\")；没有或不是数字时为 NaN。用于 indicator 规则。",
        ["Weight"] = "本项分值，即最高得分。用于 indicator 规则。",
        ["AsOf"] = "评价期末；规则里没有时钟，需要日期时用它。用于 indicator 和 method 规则。",
        ["Comparator"] = "比较符：≥、≤、＞、＜、＝、定性等。用于 indicator 规则。",
        ["Parameter"] = "评价期末有效的参数值，按键取用，例如 Parameter(\"light.margin\")；方案里没有该参数时报错。",
        ["Step"] = "在得分来由里写一步：名称、数值、单位。不影响得分。用于 indicator 和 method 规则。",
        ["Population"] = "参加评价的全部对象。用于 method 规则。",
        ["Subjects"] = "评价对象的列表；一次只评一个对象的方法用 Subjects[0]。用于 method 规则。",
        ["Month"] = "评价期末的月份，1 到 12。用于 method 规则。",
        ["Results"] = "已得出的结果；一般用 Add（method）或 Propose（policy）添加，不必直接写它。",
        ["Add"] = "给一个对象加一条结果：方面（如 light、grade）、结论、数值、说明。用于 method 规则。",
        ["Result"] = "一个对象的评价结果。用于 policy 规则。",
        ["Subject"] = "评价对象。用于 policy 规则。",
        ["Total"] = "总分。用于 policy 规则。",
        ["Grade"] = "等级：优、良、中、差；没有等级时为空。用于 policy 规则。",
        ["Propose"] = "提出一条结果应用建议：种类、说明、依据（文号）、金额（元）。用于 policy 规则。",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is said of a name; null when nothing is.</summary>
    /// <param name="name">The name.</param>
    public static string? Of(string name) => Words.GetValueOrDefault(name);
}
