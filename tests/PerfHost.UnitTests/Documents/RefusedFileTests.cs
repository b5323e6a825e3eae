using System.IO.Compression;
using System.Text;
using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Documents;

public sealed class RefusedFileTests
{
    [Fact]
    public void Read_EmptyFile_SaysSo() => Assert.Equal("文件是空的", FormFiles.Refused(() => FormFiles.Read([])).What);

    [Fact]
    public void Read_FileOver20MiB_SaysSo() => Assert.Equal("文件太大", FormFiles.Refused(() => FormFiles.Read(new byte[20 * 1024 * 1024 + 1])).What);

    [Fact]
    public void Read_UnknownEnding_SaysSo() => Assert.Equal("不支持这种文件", FormFiles.Refused(() => FormFiles.Read([1], "表.docx")).What);

    [Fact]
    public void Read_TextInAnotherEncoding_SaysSo() =>
        Assert.Equal("文件编码不对", FormFiles.Refused(() => FormFiles.Read([0x7B, 0x22, 0xCF, 0xEE, 0x22], "表.json")).What);

    [Fact]
    public void Read_PictureNamedXlsx_SaysItIsNoWorkbook() =>
        Assert.Equal("这不是有效的 Excel 工作簿", FormFiles.Refused(() => FormFiles.Read([0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13])).What);

    [Fact]
    public void Read_JsonNamedXlsx_IsReadAsWhatItIs() =>
        Assert.Equal("项目", Assert.Single(FormFiles.Read(" {\"title\":\"项目\"}"u8.ToArray())).Title);

    [Fact]
    public void Read_WorkbookNamedJson_IsReadAsWhatItIs()
    {
        var form = new SelfEvaluationForm { Id = "一", Title = "项目", Rows = [new FormRow { Name = "好" }] };

        Assert.Equal("项目", Assert.Single(FormFiles.Read(FormFiles.Write(FormFiles.National, form), "表.json")).Title);
    }

    [Fact]
    public void Read_ZipThatIsNoWorkbook_SaysItIsNoWorkbook() =>
        Assert.Equal("这不是有效的 Excel 工作簿", FormFiles.Refused(() => FormFiles.Read(Zip("说明.txt", 100))).What);

    [Fact]
    public void Read_WorkbookWithoutAForm_NamesWhatWasLookedFor()
    {
        var bytes = new SheetFile().Row("名单").Row("三级指标", "年度指标值").Row("张三", "#3").ToBytes("花名册");

        var refused = FormFiles.Refused(() => FormFiles.Read(bytes, "名单.xlsx"));

        Assert.Equal("没有找到绩效自评表", refused.What);
        Assert.Contains("工作表“花名册”最接近《项目支出绩效自评表》，缺 实际完成值", refused.Found, StringComparison.Ordinal);
        Assert.All(FormFiles.All, layout => Assert.Contains(layout.Title, refused.Expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedBeforeParsing() =>
        Assert.Equal("文件解压后过大，已拒绝读取", FormFiles.Refused(() => FormFiles.Read(Zip("xl/worksheets/sheet1.xml", 30 * 1024 * 1024))).What);

    [Fact]
    public void Read_MoreThan5000Rows_NamesTheRow()
    {
        var refused = FormFiles.Refused(() => FormFiles.Read(new SheetFile().Row("项目").Skip(4999).Row("尾").ToBytes()));

        Assert.Equal(("行数太多", "第 5001 行还有内容"), (refused.What, refused.Found));
    }

    [Fact]
    public void Read_MoreThan200Columns_SaysSo() =>
        Assert.Equal("列数太多", FormFiles.Refused(() => FormFiles.Read(Wide())).What);

    [Fact]
    public void Read_MoreThan50Sheets_SaysSo() =>
        Assert.Equal("工作表太多", FormFiles.Refused(() => FormFiles.Read(new SheetFile().Row("一").ToBytes(copies: 51))).What);

    [Fact]
    public void Write_TextThatNoWorkbookCarries_IsRefusedAndNamesTheRow()
    {
        foreach (var name in new[] { "响铃\a", "半个\ud83d", "\uFFFF" })
        {
            var form = new SelfEvaluationForm { Id = "一", Title = "项目", Rows = [new FormRow { Name = "好" }, new FormRow { Name = name }] };

            var refused = FormFiles.Refused(() => FormFiles.Write(FormFiles.National, form));

            Assert.Equal(("文字里有表格存不了的字符", "《项目》第 2 个指标"), (refused.What, refused.Where));
        }
    }

    [Fact]
    public void Write_TextLongerThanACell_IsRefused() => AssertRefused("文字太长，单元格装不下", new SelfEvaluationForm { Id = "一", Title = new string('长', 32768) });

    [Fact]
    public void Write_FundWithoutName_IsRefused() =>
        AssertRefused("资金没有名称", new SelfEvaluationForm { Id = "一", Title = "项目", Budget = new FormBudget { Funds = [new FormFund(" ", "1", null, null, "")] } });

    [Fact]
    public void Write_RowWithNothingInIt_IsRefused() =>
        AssertRefused("指标行是空的", new SelfEvaluationForm { Id = "一", Title = "项目", Rows = [new FormRow { Level1 = "产出", Name = "" }] });

    [Fact]
    public void Write_RowThatReadsAsTheTotal_IsRefused() =>
        AssertRefused("这一行会被当作总分行", new SelfEvaluationForm { Id = "一", Title = "项目", Rows = [new FormRow { Level1 = "总分", Name = "", Target = "3" }] });

    [Fact]
    public void Write_UnknownMoneyUnit_IsRefused() =>
        AssertRefused("金额单位不在表式内", new SelfEvaluationForm { Id = "一", Title = "项目", Budget = new FormBudget { Unit = "美元" } });

    private static void AssertRefused(string what, SelfEvaluationForm form) => Assert.Equal(what, FormFiles.Refused(() => FormFiles.Write(FormFiles.National, form)).What);

    private static byte[] Zip(string name, int size)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.ASCII.GetBytes(new string(' ', size)));
        }

        return stream.ToArray();
    }

    private static byte[] Wide()
    {
        var layout = FormFiles.National;
        var columns = Enumerable.Range(0, 201).Select(i => layout.Columns[2] with { Field = PerfHost.Documents.Layouts.RowField.None, Label = new($"列{i}", []) });
        return FormFiles.Write(layout with { Columns = [.. layout.Columns, .. columns] }, FormFiles.Case("012"));
    }
}
