using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

public sealed class MonitoringNoticeTests
{
    private static readonly MonitoringNoticeFacts Facts = new(
        "某某区", "各预算单位", "某某区财政局", 2026, 8, new DateOnly(2026, 9, 10), 12, 234_567_890m, 60.5m, 66.67m,
        new MonitoringThreshold("执行率低于序时进度的幅度", 15m, "《某办法》（某财〔2025〕3号）"),
        [new LightCount("红灯", 1), new LightCount("黄灯", 0), new LightCount("绿灯", null)],
        [new MonitoringWarning("某某区教育局", "校舍维修", 1_234_567m, null, 66.67m, "招标延期", "教科文科")],
        new MonitoringReply(7, "某财〔2025〕3号", "某某区财政局绩效科"));

    [Fact]
    public void Compose_OneWarning_FillsTextsAndTable()
    {
        using var file = new PaperFile(MonitoringNotice.Compose(Facts));

        Assert.Empty(file.Errors);
        file.Line("关于1—8月绩效运行监控情况的通报");
        file.Line("截至8月底，纳入监控的项目数量12个，预算金额2.35亿元，预算执行率60.5%，序时进度66.67%，执行率低于序时进度6.17个百分点。从监控结果看，红灯项目1个，黄灯项目0个，绿灯项目未报送。");
        file.Line("依据《某办法》（某财〔2025〕3号），预警标准为执行率低于序时进度的幅度达到15%。本期列入预警的项目共1个，具体情况如下表。");
        Assert.Equal(
            ["1", "某某区教育局", "校舍维修", "123.46", "未报送", "66.67%", "招标延期", "教科文科"],
            file.Table.Elements<TableRow>().Last().Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.Contains("之日起7个工作日内，将整改情况书面报送某某区财政局绩效科", file.Body.InnerText);
    }

    [Fact]
    public void Compose_NoWarnings_SaysSoInWordsWithoutTable()
    {
        using var file = new PaperFile(MonitoringNotice.Compose(Facts with { Warnings = [] }));

        Assert.Empty(file.Errors);
        Assert.Contains("本期没有列入预警的项目。", file.Body.InnerText);
        Assert.DoesNotContain("整改情况", file.Body.InnerText);
        Assert.Empty(file.Body.Elements<Table>());
    }

    [Fact]
    public void Compose_NumbersNotReported_AreNeverZero()
    {
        var paper = MonitoringNotice.Compose(Facts with { Month = 1, Projects = null, BudgetYuan = null, ExecutionPercent = null, SchedulePercent = null, Lights = [], Threshold = Facts.Threshold with { Percent = null }, Reply = Facts.Reply with { WorkingDays = null } });
        var texts = paper.Blocks.OfType<PaperParagraph>().Select(block => block.Text).ToList();

        Assert.Equal("关于1月绩效运行监控情况的通报", paper.Title);
        Assert.Contains("截至1月底，纳入监控的项目数量未报送，预算金额未报送，预算执行率未报送，序时进度未报送。", texts);
        Assert.Contains(texts, text => text.Contains("为准，标准未报送。", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("报送时限未报送", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("66.67", "，执行与序时进度基本持平。")]
    [InlineData("70", "，执行率高于序时进度3.33个百分点。")]
    public void Compose_ExecutionAgainstSchedule_SaysHowTheyCompare(string percent, string words)
    {
        var paper = MonitoringNotice.Compose(Facts with { ExecutionPercent = decimal.Parse(percent), BudgetYuan = 99_990_000m });

        Assert.Contains(paper.Blocks.OfType<PaperParagraph>(), block => block.Text.Contains(words, StringComparison.Ordinal) && block.Text.Contains("预算金额9999.00万元", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void Compose_MonthOutsideTheYear_IsRefused(int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MonitoringNotice.Compose(Facts with { Month = month }));
}
