using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

public sealed class RectificationNoticeTests
{
    private static readonly RectificationFacts Facts = new(
        "某某区第一小学", "校舍维修", "某某区教育局", 1_234_567m, 60.5m, 94m, 58.25m, "差", "2025年度绩效评价复核", "《某某区绩效评价办法》（某财〔2025〕3号）",
        "自评得分与佐证材料不符。", "补充验收资料，重新自评。", new DateOnly(2026, 9, 9), 10, "某某区财政局教科文科", "某某区财政局", new DateOnly(2026, 8, 26),
        "整改编号：zg-001", "（演示数据）");

    [Fact]
    public void Compose_ReviewedProject_SaysProblemDemandAndLastDay()
    {
        using var file = new PaperFile(RectificationNotice.Compose(Facts));

        Assert.Empty(file.Errors);
        file.Line("某某区第一小学：");
        file.Line("整改编号：zg-001");
        file.Line("2026年8月26日");
        file.Line("自评得分与佐证材料不符。");
        file.Line("补充验收资料，重新自评。");
        file.Line("附件：整改情况反馈表");
        Assert.Contains("依据《某某区绩效评价办法》（某财〔2025〕3号）", file.Body.InnerText);
        Assert.Contains("请于2026年9月9日（含）前，即自通知之日起10个工作日内完成整改", file.Body.InnerText);
        Assert.Equal(
            ["校舍维修", "某某区教育局", "123.46", "60.5%", "94", "58.25", "差"],
            file.Body.Elements<Table>().First().Elements<TableRow>().Last().Elements<TableCell>().Select(cell => cell.InnerText));
    }

    [Fact]
    public void Compose_NotReviewed_IsNeverZero()
    {
        var paper = RectificationNotice.Compose(Facts with { Unit = "", BudgetYuan = null, ExecutionPercent = null, SelfScore = null, ReviewedScore = null, ReviewedGrade = null });

        Assert.Equal("未报送", paper.AddressedTo);
        Assert.Equal(["未报送", "未报送", "未报送", "未报送", "未报送"], paper.Blocks.OfType<PaperTable>().First().Rows[0].Skip(2));
    }
}
