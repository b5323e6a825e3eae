using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

public sealed class RectificationNoticeTests
{
    private static readonly RectificationFacts Facts = new(
        "某某区教育局",
        "2026年1—8月绩效运行监控",
        [new RectificationItem("支出进度滞后", "某财〔2025〕3号", "加快支付", 10), new RectificationItem("目标未细化", "某财〔2025〕4号", "补充指标", null)],
        "某某区财政局绩效科",
        "某某区财政局",
        new DateOnly(2026, 9, 10));

    [Fact]
    public void Compose_TwoItems_FillsTheTableAndNamesTheContact()
    {
        using var file = new PaperFile(RectificationNotice.Compose(Facts));

        Assert.Empty(file.Errors);
        file.Line("某某区教育局：");
        file.Line("2026年9月10日");
        Assert.Equal(
            ["序号问题依据整改要求整改时限", "1支出进度滞后某财〔2025〕3号加快支付10个工作日", "2目标未细化某财〔2025〕4号补充指标未报送"],
            file.Table.Elements<TableRow>().Select(row => row.InnerText));
        Assert.Contains("书面报送某某区财政局绩效科", file.Body.InnerText);
    }

    [Fact]
    public void Compose_NothingToRectify_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RectificationNotice.Compose(Facts with { Items = [] }));
}
