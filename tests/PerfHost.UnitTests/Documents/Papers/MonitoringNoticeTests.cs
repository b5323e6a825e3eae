using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

public sealed class MonitoringNoticeTests
{
    private static readonly MonitoringWarning Warning = new("某某区教育局", "某某区教育局", "校舍维修", 1_234_567m, null, "教科文科", new DateOnly(2026, 9, 9));

    private static readonly MonitoringNoticeFacts Facts = new(
        "某某区", "各预算单位", "某某区财政局", 2026, 8, new DateOnly(2026, 9, 10), 12, 3, 5, 234_567_890m, 141_913_573m, 60.5m, 66.67m, 58.2m,
        new MonitoringThreshold("1—8月预算执行率", 60m, "某财〔2025〕3号"),
        [new LightCount("红灯（预警）", 1), new LightCount("黄灯（关注）", 0), new LightCount("绿灯（正常）", null)],
        [Warning],
        new MonitoringReply(7, "某财〔2025〕3号", "我局对口业务科室"));

    [Fact]
    public void Compose_OneWarning_FillsTextsAndTable()
    {
        using var file = new PaperFile(MonitoringNotice.Compose(Facts));

        Assert.Empty(file.Errors);
        file.Line("关于1—8月绩效运行监控情况的通报");
        file.Line("截至8月底，纳入监控的项目12个，涉及主管部门3个、预算单位5个，预算金额2.35亿元。已执行1.42亿元，预算执行率60.5%，序时进度66.67%，执行率低于序时进度6.17个百分点。绩效目标完成进度58.2%（按预算金额加权）。");
        file.Line("从监控结果看，红灯（预警）项目1个，黄灯（关注）项目0个，绿灯（正常）项目未报送。");
        file.Line("依据某财〔2025〕3号，1—8月预算执行率低于60%的项目列入预警。本期列入预警的项目共1个，涉及主管部门1个，预算金额123.46万元，占监控项目预算的0.53%。具体情况如下表。");
        Assert.Equal(
            ["1", "校舍维修", "某某区教育局", "教科文科", "123.46", "未报送", "9月9日"],
            file.Table.Elements<TableRow>().Last().Elements<TableCell>().Select(cell => cell.InnerText));
        Assert.Contains("应自收到预警之日起7个工作日内（具体期限见上表）", file.Body.InnerText);
    }

    [Fact]
    public void Compose_IssuedWithinTheMonth_SaysUpToWhichDay() =>
        Assert.Contains(
            MonitoringNotice.Compose(Facts with { Date = new DateOnly(2026, 8, 26) }).Blocks.OfType<PaperParagraph>(),
            block => block.Text.StartsWith("截至2026年8月26日，", StringComparison.Ordinal));

    [Fact]
    public void Compose_ManyWarnings_ShowsTheLargestAndAttachesAll()
    {
        var paper = MonitoringNotice.Compose(Facts with { Warnings = [.. Enumerable.Range(1, 141).Select(i => Warning with { Project = $"项目{i}", BudgetYuan = i * 10_000m })] });
        using var file = new PaperFile(paper);

        Assert.Empty(file.Errors);
        var largest = Assert.Single(paper.Blocks.OfType<PaperTable>());
        Assert.Equal(["项目141", "项目140"], largest.Rows.Take(2).Select(row => row[1]));
        Assert.Equal(10, largest.Rows.Count);
        Assert.Equal("2026年1—8月绩效运行监控预警项目清单", paper.Attachment!.Title);
        var all = Assert.IsType<PaperTable>(Assert.Single(paper.Attachment.Blocks));
        Assert.Equal(141, all.Rows.Count);
        Assert.Equal("项目1", all.Rows[0][1]);
        Assert.Contains("其中预算金额较大的10个项目如下表，全部预警项目见附件。", file.Body.InnerText);
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
        var paper = MonitoringNotice.Compose(Facts with
        {
            Month = 1,
            Projects = null,
            Departments = null,
            Units = null,
            BudgetYuan = null,
            ExecutedYuan = null,
            ExecutionPercent = null,
            SchedulePercent = null,
            GoalPercent = null,
            Lights = [],
            Threshold = Facts.Threshold with { Percent = null },
            Reply = Facts.Reply with { WorkingDays = null },
        });
        var texts = paper.Blocks.OfType<PaperParagraph>().Select(block => block.Text).ToList();

        Assert.Equal("关于1月绩效运行监控情况的通报", paper.Title);
        Assert.Contains("截至1月底，纳入监控的项目未报送，涉及主管部门未报送、预算单位未报送，预算金额未报送。已执行未报送，预算执行率未报送，序时进度未报送。", texts);
        Assert.Contains(texts, text => text.StartsWith("预警标准依据某财〔2025〕3号。", StringComparison.Ordinal));
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
