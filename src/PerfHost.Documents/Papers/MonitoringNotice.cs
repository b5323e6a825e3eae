using static PerfHost.Documents.Papers.PaperFigures;

namespace PerfHost.Documents.Papers;

/// <summary>The notice on how the budget's projects run: the whole, the problems, what is asked for.</summary>
public static class MonitoringNotice
{
    private static readonly PaperColumn[] Columns =
    [
        new("序号", 7, PaperAlignment.Center),
        new("责任单位", 15),
        new("项目名称", 18),
        new("预算（万元）", 13, PaperAlignment.Right),
        new("执行率", 11, PaperAlignment.Right),
        new("目标进度", 11, PaperAlignment.Right),
        new("偏差原因", 15),
        new("业务科室", 10, PaperAlignment.Center),
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
            new PaperParagraph(Overview(facts)),
            new PaperHeading(1, "二、存在的主要问题"),
        };
        blocks.AddRange(Problems(facts));
        blocks.Add(new PaperHeading(1, "三、有关要求"));
        blocks.AddRange(Demands(facts));
        return new OfficialPaper($"关于{months}绩效运行监控情况的通报", facts.AddressedTo, blocks, facts.Issuer, facts.Date, facts.DocumentNumber, facts.Note);
    }

    private static string Overview(MonitoringNoticeFacts facts)
    {
        var lights = facts.Lights.Count == 0 ? "" : $"从监控结果看，{string.Join("，", facts.Lights.Select(light => $"{light.Light}项目{Count(light.Count, "个")}"))}。";
        return $"截至{facts.Month}月底，纳入监控的项目数量{Count(facts.Projects, "个")}，预算金额{Money(facts.BudgetYuan)}，"
            + $"预算执行率{Percent(facts.ExecutionPercent)}，序时进度{Percent(facts.SchedulePercent)}{Distance(facts)}。{lights}";
    }

    private static string Distance(MonitoringNoticeFacts facts) => facts.ExecutionPercent - facts.SchedulePercent is not { } distance ? "" : Round(distance) switch
    {
        0 => "，执行与序时进度基本持平",
        > 0 => $"，执行率高于序时进度{Short(distance)}个百分点",
        _ => $"，执行率低于序时进度{Short(-distance)}个百分点",
    };

    private static IEnumerable<PaperBlock> Problems(MonitoringNoticeFacts facts)
    {
        var rule = $"依据{facts.Threshold.Source}，预警标准为{facts.Threshold.Measure}达到{Percent(facts.Threshold.Percent)}。";
        if (facts.Threshold.Percent is null)
        {
            rule = $"依据{facts.Threshold.Source}，预警以{facts.Threshold.Measure}为准，标准{Unreported}。";
        }

        if (facts.Warnings.Count == 0)
        {
            return [new PaperParagraph(rule + "本期没有列入预警的项目。")];
        }

        var rows = facts.Warnings.Select((warning, i) => (IReadOnlyList<string>)
        [
            $"{i + 1}", warning.Unit, warning.Project, TenThousands(warning.BudgetYuan),
            Percent(warning.ExecutionPercent), Percent(warning.TargetPercent), warning.Reason, warning.Office,
        ]);
        return [new PaperParagraph($"{rule}本期列入预警的项目共{facts.Warnings.Count}个，具体情况如下表。"), new PaperTable(Columns, [.. rows])];
    }

    private static IEnumerable<PaperBlock> Demands(MonitoringNoticeFacts facts)
    {
        if (facts.Warnings.Count == 0)
        {
            return [new PaperParagraph("请各单位继续落实绩效管理主体责任，做好项目实施和资金支付，对可能出现的偏差早发现、早处置，确保年度绩效目标如期实现。")];
        }

        var reply = facts.Reply.WorkingDays is { } days
            ? $"应自收到本通报之日起{days}个工作日内，将整改情况书面报送{facts.Reply.Office}（依据{facts.Reply.Source}）。"
            : $"应将整改情况书面报送{facts.Reply.Office}，报送时限{Unreported}（依据{facts.Reply.Source}）。";
        return
        [
            new PaperHeading(2, "（一）压实主体责任"),
            new PaperParagraph("有关责任单位要对照绩效目标和预算安排逐项查明偏差原因，明确整改措施和责任人员，加快推进项目实施。"),
            new PaperHeading(2, "（二）按期反馈整改情况"),
            new PaperParagraph("列入预警的责任单位" + reply),
            new PaperHeading(2, "（三）加强跟踪督促"),
            new PaperParagraph("各业务科室要跟踪对口单位的整改进展，对进展缓慢的及时提醒，推动问题整改到位。"),
        ];
    }
}
