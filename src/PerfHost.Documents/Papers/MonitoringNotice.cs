using static PerfHost.Documents.Papers.PaperFigures;

namespace PerfHost.Documents.Papers;

/// <summary>The notice on how the budget's projects run: the whole, the problems, what is asked for.</summary>
public static class MonitoringNotice
{
    /// <summary>A longer list of warned projects becomes an attachment, and the body shows the largest of them.</summary>
    private const int MostInBody = 12;

    private const int LargestInBody = 10;

    private static readonly PaperColumn[] Columns =
    [
        new("序号", 7, PaperAlignment.Center),
        new("项目名称", 24),
        new("责任单位", 19),
        new("业务科室", 15, PaperAlignment.Center),
        new("预算\n（万元）", 13, PaperAlignment.Right),
        new("执行率", 10, PaperAlignment.Right),
        new("反馈\n期限", 12, PaperAlignment.Center),
    ];

    /// <summary>The paper that says <paramref name="facts"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The month is not one of 1 to 12.</exception>
    public static OfficialPaper Compose(MonitoringNoticeFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfLessThan(facts.Month, 1, nameof(facts));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(facts.Month, 12, nameof(facts));
        var months = facts.Month == 1 ? "1月" : $"1—{facts.Month}月";
        var blocks = new List<PaperBlock>
        {
            new PaperParagraph($"为强化预算绩效管理，及时纠正绩效运行偏差，现将{facts.Jurisdiction}{facts.Year}年{months}绩效运行监控情况通报如下。"),
            new PaperHeading(1, "一、总体情况"),
        };
        blocks.AddRange(Overview(facts).Select(text => new PaperParagraph(text)));
        blocks.Add(new PaperHeading(1, "二、存在的主要问题"));
        blocks.AddRange(Problems(facts));
        blocks.Add(new PaperHeading(1, "三、有关要求"));
        blocks.AddRange(Demands(facts));
        var attachment = facts.Warnings.Count > MostInBody
            ? new PaperAttachment($"{facts.Year}年{months}绩效运行监控预警项目清单", [Table(facts.Warnings, isDense: true)])
            : null;
        return new OfficialPaper($"关于{months}绩效运行监控情况的通报", facts.AddressedTo, blocks, facts.Issuer, facts.Date, facts.DocumentNumber, facts.Note, attachment);
    }

    private static IEnumerable<string> Overview(MonitoringNoticeFacts facts)
    {
        var end = (facts.Date.Year, facts.Date.Month) == (facts.Year, facts.Month) ? Date(facts.Date) : $"{facts.Month}月底";
        yield return $"截至{end}，纳入监控的项目{Count(facts.Projects, "个")}，涉及主管部门{Count(facts.Departments, "个")}、预算单位{Count(facts.Units, "个")}，预算金额{Money(facts.BudgetYuan)}。"
            + $"已执行{Money(facts.ExecutedYuan)}，预算执行率{Percent(facts.ExecutionPercent)}，序时进度{Percent(facts.SchedulePercent)}{Distance(facts)}。"
            + (facts.GoalPercent is { } goals ? $"绩效目标完成进度{Percent(goals)}（按预算金额加权）。" : "");
        if (facts.Lights.Count > 0)
        {
            yield return $"从监控结果看，{string.Join("，", facts.Lights.Select(light => $"{light.Light}项目{Count(light.Count, "个")}"))}。";
        }
    }

    private static string Distance(MonitoringNoticeFacts facts) => facts.ExecutionPercent - facts.SchedulePercent is not { } distance ? "" : Round(distance) switch
    {
        0 => "，执行与序时进度基本持平",
        > 0 => $"，执行率高于序时进度{Short(distance)}个百分点",
        _ => $"，执行率低于序时进度{Short(-distance)}个百分点",
    };

    private static IEnumerable<PaperBlock> Problems(MonitoringNoticeFacts facts)
    {
        var rule = facts.Threshold.Percent is { } line
            ? $"依据{Source(facts.Threshold.Source)}，{facts.Threshold.Measure}低于{Percent(line)}的项目列入预警。"
            : $"预警标准依据{Source(facts.Threshold.Source)}。";
        if (facts.Warnings.Count == 0)
        {
            return [new PaperParagraph(rule + "本期没有列入预警的项目。")];
        }

        var money = facts.Warnings.Sum(warning => warning.BudgetYuan ?? 0);
        var share = facts.BudgetYuan is > 0 and var whole ? $"，占监控项目预算的{Percent(money / whole * 100)}" : "";
        var departments = facts.Warnings.Select(warning => warning.Department).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count();
        var said = $"{rule}本期列入预警的项目共{facts.Warnings.Count}个，涉及主管部门{departments}个，预算金额{Money(money)}{share}。";
        return facts.Warnings.Count <= MostInBody
            ? [new PaperParagraph(said + "具体情况如下表。"), Table(facts.Warnings, isDense: false)]
            :
            [
                new PaperParagraph($"{said}其中预算金额较大的{LargestInBody}个项目如下表，全部预警项目见附件。"),
                Table([.. facts.Warnings.OrderByDescending(warning => warning.BudgetYuan ?? 0).Take(LargestInBody)], isDense: false),
            ];
    }

    private static PaperTable Table(IReadOnlyList<MonitoringWarning> warnings, bool isDense) => new(
        Columns,
        [.. warnings.Select((warning, i) => (IReadOnlyList<string>)
        [
            $"{i + 1}", warning.Project, Name(warning.Unit), Name(warning.Office), TenThousands(warning.BudgetYuan), Percent(warning.ExecutionPercent), Day(warning.Due),
        ])],
        isDense);

    private static IEnumerable<PaperBlock> Demands(MonitoringNoticeFacts facts)
    {
        if (facts.Warnings.Count == 0)
        {
            return [new PaperParagraph("请各单位继续落实绩效管理主体责任，做好项目实施和资金支付，对可能出现的偏差早发现、早处置，确保年度绩效目标如期实现。")];
        }

        var duty = facts.Reply.WorkingDays is { } days
            ? $"应自收到预警之日起{days}个工作日内（具体期限见{(facts.Warnings.Count > MostInBody ? "附件" : "上表")}）查明偏差原因、提出整改措施，书面报送{facts.Reply.Office}。"
            : $"应查明偏差原因、提出整改措施，书面报送{facts.Reply.Office}，报送时限{Unreported}。";
        return
        [
            new PaperHeading(2, "（一）压实主体责任"),
            new PaperParagraph("有关责任单位要对照绩效目标和预算安排逐项查明偏差原因，明确整改措施和责任人员，加快推进项目实施。"),
            new PaperHeading(2, "（二）按期反馈整改情况"),
            new PaperParagraph($"依据{Source(facts.Reply.Source)}，列入预警的责任单位{duty}"),
            new PaperHeading(2, "（三）加强跟踪督促"),
            new PaperParagraph("各业务科室要跟踪对口单位的整改进展，对进展缓慢的及时提醒，推动问题整改到位，经复核达到要求的予以销号。"),
        ];
    }
}
