using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PerfHost.Documents.Lists;

namespace PerfHost.UnitTests.Documents.Lists;

public sealed class ListWriterTests
{
    [Theory]
    [InlineData("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [InlineData("+1+cmd", "'+1+cmd")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("-5.2%", "-5.2%")]
    [InlineData("≥50个", "≥50个")]
    [InlineData("铃\a", "铃\uFFFD")]
    public void Write_TextOfAStranger_ReadsBackHarmless(string text, string expected)
    {
        using var document = Written(new ListSheet("表", "题", [new ListColumn("甲", 10), new ListColumn("乙", 10, IsShort: true)], [[text, "7"]]));

        var cells = document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToArray();
        Assert.Contains(cells, cell => cell.InnerText == expected);
        Assert.Empty(document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<CellFormula>());
    }

    [Fact]
    public void Write_TwoSheets_IsAValidWorkbookWithFrozenHeadings()
    {
        ListColumn[] columns = [new ListColumn("甲", 10), new ListColumn("乙", 10, IsShort: true)];
        using var document = Written(new ListSheet("一", "题", columns, [["a", "1"], [null, ""]]), new ListSheet("二", "题", columns, []));

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Equal(["一", "二"], document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!));
        Assert.All(document.WorkbookPart!.WorksheetParts, part => Assert.Equal(2, part.Worksheet.Descendants<Pane>().Single().VerticalSplit!.Value));
    }

    [Fact]
    public void Write_TextLongerThanACell_IsCut()
    {
        using var document = Written(new ListSheet("表", "题", [new ListColumn("甲", 10), new ListColumn("乙", 10)], [[new string('长', 40000), null]]));

        Assert.All(document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>(), cell => Assert.True(cell.InnerText.Length <= 32767));
    }

    private static SpreadsheetDocument Written(params ListSheet[] sheets)
    {
        var stream = new MemoryStream();
        ListWriter.Write(sheets, stream);
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }
}
