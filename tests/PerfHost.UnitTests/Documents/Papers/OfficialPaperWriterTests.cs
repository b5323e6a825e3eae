using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

public sealed class OfficialPaperWriterTests
{
    private static readonly OfficialPaper Paper = new(
        "关于某事的通知",
        "各预算单位",
        [
            new PaperHeading(1, "一、情况"),
            new PaperHeading(2, "（一）细节"),
            new PaperParagraph("正文\u0001\uD800内容"),
            new PaperTable([new("名称", 2), new("金额", 1, PaperAlignment.Right)], [["甲", "1.00"], ["乙", "未报送"]]),
        ],
        "某某区财政局",
        new DateOnly(2026, 8, 5),
        "某财〔2026〕1号",
        "演示数据");

    [Fact]
    public void Write_EveryKindOfBlock_IsValidAndInOrder()
    {
        using var file = new PaperFile(Paper);

        Assert.Empty(file.Errors);
        Assert.Equal(
            ["某财〔2026〕1号", "", "关于某事的通知", "演示数据", "", "各预算单位：", "一、情况", "（一）细节", "正文内容", "", "某某区财政局", "2026年8月5日"],
            file.Body.Elements<Paragraph>().Select(line => line.InnerText));
    }

    [Theory]
    [InlineData("关于某事的通知", "方正小标宋简体", "44")]
    [InlineData("各预算单位：", "仿宋_GB2312", "32")]
    [InlineData("一、情况", "黑体", "32")]
    [InlineData("（一）细节", "楷体_GB2312", "32")]
    [InlineData("正文内容", "仿宋_GB2312", "32")]
    public void Write_Line_HasItsFontAndSize(string text, string font, string size)
    {
        using var file = new PaperFile(Paper);

        Assert.Equal((font, size), PaperFile.Type(file.Line(text)));
    }

    [Fact]
    public void Write_Lines_StandWhereTheLayoutWantsThem()
    {
        using var file = new PaperFile(Paper);
        var body = file.Line("正文内容").ParagraphProperties!;

        Assert.Equal((200, "640"), (body.Indentation!.FirstLineChars!.Value, body.Indentation.FirstLine!.Value));
        Assert.Equal(("560", LineSpacingRuleValues.Exact), (body.SpacingBetweenLines!.Line!.Value, body.SpacingBetweenLines.LineRule!.Value));
        Assert.Equal(JustificationValues.Center, file.Line("关于某事的通知").ParagraphProperties!.Justification!.Val!.Value);
        Assert.Null(file.Line("各预算单位：").ParagraphProperties!.Indentation);
        // Six characters above six (digits are half as wide): centred.
        Assert.Equal((JustificationValues.Right, 400), Signature(file, "某某区财政局"));
        Assert.Equal((JustificationValues.Right, 400), Signature(file, "2026年8月5日"));
    }

    [Fact]
    public void Write_Page_IsA4WithMarginsAndNumber()
    {
        using var file = new PaperFile(Paper);
        var section = file.Body.Elements<SectionProperties>().Single();
        var margin = section.GetFirstChild<PageMargin>()!;
        var size = section.GetFirstChild<PageSize>()!;

        Assert.Equal((11906u, 16838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal(new double[] { 37, 35, 28, 26 }, new double[] { margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value }.Select(twips => Math.Round(twips / 1440 * 25.4)));
        Assert.Single(file.Main.DocumentSettingsPart!.Settings.Elements<EvenAndOddHeaders>());
        foreach (var (pages, where) in new[] { (HeaderFooterValues.Default, JustificationValues.Right), (HeaderFooterValues.Even, JustificationValues.Left) })
        {
            var footer = ((FooterPart)file.Main.GetPartById(section.Elements<FooterReference>().Single(reference => reference.Type! == pages).Id!)).Footer;
            Assert.Equal("— 1 —", footer.InnerText);
            Assert.Equal(where, footer.Descendants<Justification>().Single().Val!.Value);
            Assert.All(footer.Descendants<RunProperties>(), run => Assert.Equal(("宋体", "28"), (run.RunFonts!.EastAsia!.Value, run.FontSize!.Val!.Value)));
        }
    }

    [Fact]
    public void Write_Table_RepeatsItsHeaderAndHoldsItsRows()
    {
        using var file = new PaperFile(Paper);
        var rows = file.Table.Elements<TableRow>().ToList();

        Assert.Equal(["名称金额", "甲1.00", "乙未报送"], rows.Select(row => row.InnerText));
        Assert.Single(rows[0].Descendants<TableHeader>());
        Assert.Empty(rows[1].Descendants<TableHeader>());
        Assert.Equal(("黑体", "24"), PaperFile.Type(rows[0].Descendants<Paragraph>().First()));
        Assert.Equal(("仿宋_GB2312", "24"), PaperFile.Type(rows[1].Descendants<Paragraph>().First()));
        Assert.Single(file.Table.Descendants<TableBorders>());
    }

    [Fact]
    public void Write_BlockThatCannotBePrinted_IsRefused()
    {
        PaperBlock[] wrong = [new PaperHeading(3, "1."), new PaperTable([], []), new PaperTable([new("名称", 1)], [["甲", "乙"]]), new PaperTable([new("名称", 0)], [])];

        Assert.All(wrong, block => Assert.Throws<ArgumentException>(() => OfficialPaperWriter.Write(Paper with { Blocks = [block] }, Stream.Null)));
    }

    [Fact]
    public void Write_LongIssuer_KeepsTwoCharactersFromTheEdge()
    {
        using var file = new PaperFile(Paper with { Issuer = "某某某某某某某某自治县财政局预算绩效管理中心" });

        Assert.Equal((JustificationValues.Right, 200), Signature(file, "某某某某某某某某自治县财政局预算绩效管理中心"));
        Assert.True(Signature(file, "2026年8月5日").Item2 > 400);
    }

    [Fact]
    public void Write_Attachment_IsAnnouncedAndStandsOnPagesOfItsOwn()
    {
        using var file = new PaperFile(Paper with { Attachment = new PaperAttachment("清单", [new PaperTable([new("名称", 1)], [["甲"]], IsDense: true)]) });

        Assert.Empty(file.Errors);
        file.Line("附件：清单");
        Assert.NotNull(file.Line("附件").ParagraphProperties!.PageBreakBefore);
        Assert.Equal(("方正小标宋简体", "44"), PaperFile.Type(file.Line("清单")));
        Assert.Equal(("仿宋_GB2312", "21"), PaperFile.Type(file.Body.Elements<Table>().Last().Descendants<Paragraph>().Last()));
    }

    private static (JustificationValues, int) Signature(PaperFile file, string text)
    {
        var line = file.Line(text).ParagraphProperties!;
        return (line.Justification!.Val!.Value, line.Indentation!.RightChars!.Value);
    }
}
