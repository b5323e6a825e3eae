using System.IO.Compression;
using PerfHost.Connectors.Excel;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Documents;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Connectors;

public sealed class ExcelSourceTests : IDisposable
{
    private const string Mapping = """
        header: 2
        subject: { columns: [单位编码, 项目编码], join: "-" }
        period: 年度
        dates: [yyyy]
        period-end: year
        values:
          - item: { text: i001 }
            value: 受益人数
          - item: { text: execution }
            value: 支出
            unit: { text: 万元 }
        units: { 万元: 10000 }
        skip: [""]
        """;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => new ExcelSource(), Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task ExcelSource_Conformance_Holds(string check) =>
        new DataSourceConformance(() => new ExcelSource(), Request(Sheet().Row("101", "P2", "#2025", "很多", "#3").ToBytes())).Checks.Single(one => one.Name == check).Run();

    [Fact]
    public async Task Read_Sheet_GivesTheValuesOfEachRowWithTheirCells()
    {
        var items = await Reading.AllAsync(new ExcelSource(), Request(Sheet().Skip(1).Row("101", "P2", "2024", null, "#1.5").ToBytes("项目")));

        Assert.Equal(
            [
                new SourceObservation("101-P1", "i001", new DateOnly(2025, 12, 31), Value.Of(1200.0), "项目.xlsx 项目 D3"),
                new SourceObservation("101-P1", "execution", new DateOnly(2025, 12, 31), Value.Of(25_000.0), "项目.xlsx 项目 E3"),
                new SourceObservation("101-P2", "execution", new DateOnly(2024, 12, 31), Value.Of(15_000.0), "项目.xlsx 项目 E5"),
            ],
            items[..^1]);
    }

    [Fact]
    public async Task Read_WrongCell_IsRejectedWithItsAddressAndTheOtherIsRead()
    {
        var items = await Reading.AllAsync(new ExcelSource(), Request(Sheet().Row("102", "P2", "#2025", "很多", "#3").Row("103", null, "#2025", "#1", "#1").ToBytes("项目")));

        Assert.Equal([new SourceRejection("项目.xlsx 项目 D4", "很多", "数字，例如 1,234.5"), new SourceRejection("项目.xlsx 项目 B5", "空", "“项目编码”的内容")], items.OfType<SourceRejection>());
        Assert.Equal(30_000, items.OfType<SourceObservation>().Last().Value.Number);
    }

    [Fact]
    public async Task Read_MissingSheetOrColumn_IsRefusedNamingWhatIsThere()
    {
        var bytes = Sheet().ToBytes("项目");

        var sheet = Assert.IsType<SourceRejection>((await Reading.AllAsync(new ExcelSource(), Request(bytes, Mapping + "\nsheet: 支付")))[0]);
        Assert.Equal(("工作表：项目", "工作表“支付”"), (sheet.Found, sheet.Expected));
        var column = await Assert.ThrowsAsync<TableHeaderException>(() => Reading.AllAsync(new ExcelSource(), Request(bytes, Mapping.Replace("value: 支出", "value: 支付数", StringComparison.Ordinal))));
        Assert.StartsWith("项目.xlsx 项目 第 2 行：缺少列 支付数。找到的列：单位编码、项目编码、年度、受益人数、支出；", column.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WhatIsNoWorkbook_IsRejectedWithTheFile()
    {
        byte[][] damaged = [[], "项目编码,日期"u8.ToArray(), "PK\u0003\u0004nonsense"u8.ToArray(), Sheet().ToBytes()[..^200], EmptyZip()];

        foreach (var bytes in damaged)
        {
            var items = await Reading.AllAsync(new ExcelSource(), Request(bytes));

            Assert.StartsWith("项目.xlsx", Assert.Single(items.OfType<SourceRejection>()).Place, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static SheetFile Sheet() => new SheetFile().Row("项目支出情况").Row("单位编码", "项目编码", "年度", "受益人数", "支出").Row("101", "P1", "#2025", "#1200", "#2.5");

    private static byte[] EmptyZip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("nothing.txt");
        }

        return stream.ToArray();
    }

    private DataRequest Request(byte[] bytes, string mapping = Mapping)
    {
        File.WriteAllBytes(_folder["项目.xlsx"], bytes);
        return Reading.Request(("file", _folder["项目.xlsx"]), ("mapping", mapping)).Within(_folder.Path);
    }
}
