using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;

namespace PerfHost.Host.Demonstration;

/// <summary>What had to be put right (整改) after the reviews and the check of the forms, and what became of it.</summary>
public static class Rectifications
{
    private const int Closed = 41;
    private const int Overdue = 2;
    private const int InTime = 4;
    private const string Person = "绩效管理科";

    private static readonly (string Problem, string Demand, string Outcome)[] Cases =
    [
        ("绩效指标设置偏少、量化不足，不能反映项目主要产出", "重新梳理指标体系，补充数量和质量指标并报批", "已补充指标并经业务科室审核备案"),
        ("项目资金支付进度滞后，年末集中支出", "制定分月用款计划，按月报送支付进度", "已制定用款计划，支付进度恢复正常"),
        ("佐证材料不齐，完成值无法核实", "补充验收单、台账和现场照片，完善档案", "资料已补齐，现场核对无误"),
        ("满意度调查不规范，样本量不足", "重新组织第三方满意度调查", "已重新调查，样本量和方法符合要求"),
        ("自评表得分与实际完成情况不符", "更正自评表，说明原因，内部通报", "自评表已更正并通报相关科室"),
        ("项目管理制度不健全，后续管护责任不清", "制定管护办法，明确责任主体和经费来源", "管护办法已印发，责任已落实"),
        ("设备采购后闲置，使用效率低", "制定调剂使用方案，登记使用台账", "设备已调剂使用，台账完整"),
    ];

    /// <summary>The orders and their closings.</summary>
    /// <param name="forms">The forms of the finished year.</param>
    /// <param name="calendar">The working days.</param>
    public static IEnumerable<NewEntry> Of(IReadOnlyList<SelfEvaluationForm> forms, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(forms);
        ArgumentNullException.ThrowIfNull(calendar);
        string[] subjects = [.. Reviews.Chosen(forms).Skip(3).Select(review => review.Form.Id).Reverse()
            .Concat(forms.Where((_, i) => i % 61 == 17).Select(form => form.Id)).Distinct(StringComparer.Ordinal).Take(Closed + Overdue + InTime)];
        for (var i = 0; i < subjects.Length; i++)
        {
            var dice = new Dice($"rectification {i}");
            var (problem, demand, outcome) = Cases[i % Cases.Length];
            var ordered = calendar.Add(i < Closed ? new DateOnly(Season.Year, 4, 7) : i < Closed + Overdue ? new DateOnly(Season.Year, 6, 24) : new DateOnly(Season.Year, 8, 5), i < Closed ? i : 3 * (i - Closed) % 12);
            var due = calendar.Add(ordered, 35);
            var id = string.Create(CultureInfo.InvariantCulture, $"整改-{Season.Year}-{i + 1:D3}");
            yield return Entries.Ordered(new RectificationOrdered(id, subjects[i], problem, demand, ordered, due, Person));
            if (i < Closed)
            {
                yield return Entries.Closed(subjects[i], new RectificationClosed(id, calendar.Add(ordered, 12 + dice.Below(24)), outcome, Person));
            }
        }
    }
}
