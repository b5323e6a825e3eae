using static PerfHost.Documents.Papers.PaperFigures;

namespace PerfHost.Documents.Papers;

/// <summary>The order to a unit to put a problem right, with the form to answer on.</summary>
public static class RectificationNotice
{
    private const string RoomToWrite = "\n\n\n\n\n\n\n\n\n\n\n\n";

    private static readonly PaperColumn[] ProjectColumns =
    [
        new("项目名称", 24),
        new("主管部门", 18),
        new("全年预算\n（万元）", 16, PaperAlignment.Right),
        new("预算\n执行率", 12, PaperAlignment.Right),
        new("自评\n得分", 10, PaperAlignment.Right),
        new("复核\n得分", 10, PaperAlignment.Right),
        new("复核\n等级", 10, PaperAlignment.Center),
    ];

    private static readonly PaperColumn[] AnswerColumns =
    [
        new("整改事项", 26),
        new("整改措施", 24),
        new("完成情况", 20),
        new("佐证材料", 16),
        new("责任人", 14, PaperAlignment.Center),
    ];

    /// <summary>The paper that says <paramref name="facts"/>.</summary>
    public static OfficialPaper Compose(RectificationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new OfficialPaper(
            "整改通知书",
            Name(facts.Unit),
            [
                new PaperParagraph($"在{facts.Occasion}中，发现你单位“{facts.Project}”项目存在需要整改的问题。依据{facts.Basis}，现通知如下，请按要求整改。"),
                new PaperHeading(1, "一、项目基本情况"),
                new PaperTable(
                    ProjectColumns,
                    [[facts.Project, Name(facts.Department), TenThousands(facts.BudgetYuan), Percent(facts.ExecutionPercent), Points(facts.SelfScore), Points(facts.ReviewedScore), Name(facts.ReviewedGrade)]]),
                new PaperHeading(1, "二、存在的问题"),
                new PaperParagraph(facts.Problem),
                new PaperHeading(1, "三、整改要求"),
                new PaperParagraph(facts.Demand),
                new PaperParagraph("请逐项制定整改措施，明确责任人员和完成时间，举一反三，防止同类问题再次发生。"),
                new PaperHeading(1, "四、整改时限"),
                new PaperParagraph(
                    $"请于{Date(facts.Due)}（含）前，即自通知之日起{facts.WorkingDays}个工作日内完成整改，并将《整改情况反馈表》连同佐证材料书面报送{facts.Office}。经复核达到整改要求的，予以销号。"),
            ],
            facts.Issuer,
            facts.Date,
            facts.DocumentNumber,
            facts.Note,
            new PaperAttachment(
                "整改情况反馈表",
                [
                    new PaperParagraph($"项目名称：{facts.Project}"),
                    new PaperParagraph($"填报单位（盖章）：{Name(facts.Unit)}"),
                    new PaperTable(AnswerColumns, [[facts.Demand, RoomToWrite, "", "", ""]]),
                    new PaperParagraph("单位负责人（签字）："),
                    new PaperParagraph("填报日期：　　　　年　　月　　日"),
                ]));
    }

    private static string Points(decimal? points) => points is { } value ? Short(value) : Unreported;
}
