using System.Text;
using PerfHost.Connectors.Csv;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Connectors;

public sealed class CsvSourceTests : IDisposable
{
    private const string Mapping = """
        subject: 项目编码
        period: 日期
        dates: [yyyy-MM-dd, M/d/yyyy]
        period-end: month
        units: { 元: 1, 万元: 10000 }
        missing: [暂无]
        values:
          - item: { text: execution }
            value: 支付金额
            unit: 单位
        """;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => new CsvSource(), Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task CsvSource_Conformance_Holds(string check)
    {
        var lines = Enumerable.Range(1, 3500).Select(number => number % 7 == 0 ? $"P{number},2025-02-30,1,元" : $"P{number},2025-03-31,{number},元");
        return new DataSourceConformance(() => new CsvSource(), Request($"项目编码,日期,支付金额,单位\n{string.Join('\n', lines)}"))
            .Checks.Single(one => one.Name == check).Run();
    }

    [Fact]
    public async Task Read_RowsOfBothDateOrders_AreObservedWithTheirCells()
    {
        var items = await ReadAsync("项目编码,日期,支付金额,单位\r\nP1,2025-03-05,\"1,234.5\",元\r\n\"P2\",3/31/2025,0.07,万元\r\n\r\nP3,2025-04-01,暂无,元\r\n");

        Assert.Equal(
            [
                new SourceObservation("P1", "execution", new DateOnly(2025, 3, 31), Value.Of(1234.5), "付款.csv 第 2 行第 3 列"),
                new SourceObservation("P2", "execution", new DateOnly(2025, 3, 31), Value.Of(700.0), "付款.csv 第 3 行第 3 列"),
                new SourceObservation("P3", "execution", new DateOnly(2025, 4, 30), Value.Missing("数据源中为“暂无”"), "付款.csv 第 5 行第 3 列"),
            ],
            items[..^1]);
        Assert.IsType<SourceCursor>(items[^1]);
    }

    [Theory]
    [InlineData("P1,2025-13-01,1,元", "付款.csv 第 2 行第 2 列", "2025-13-01", "日期 yyyy-MM-dd 或 M/d/yyyy")]
    [InlineData("P1,31/3/2025,1,元", "付款.csv 第 2 行第 2 列", "31/3/2025", "日期 yyyy-MM-dd 或 M/d/yyyy")]
    [InlineData(",2025-03-01,1,元", "付款.csv 第 2 行第 1 列", "空", "评价对象")]
    [InlineData("P1,2025-03-01,,元", "付款.csv 第 2 行第 3 列", "空", "数字，例如 1,234.5")]
    [InlineData("P1,2025-03-01,约三千,元", "付款.csv 第 2 行第 3 列", "约三千", "数字，例如 1,234.5")]
    [InlineData("P1,2025-03-01,\"1,23\",元", "付款.csv 第 2 行第 3 列", "1,23", "数字，例如 1,234.5")]
    [InlineData("P1,2025-03-01,33%,元", "付款.csv 第 2 行第 3 列", "33%", "单位 万元、元 之一")]
    [InlineData("P1,2025-03-01,1万元,元", "付款.csv 第 2 行第 3 列", "1万元", "与单位“元”一致的数字")]
    [InlineData("P1,2025-03-01,1,美元", "付款.csv 第 2 行第 3 列", "1", "单位 万元、元 之一")]
    [InlineData("P1,2025-03-01,0.48,", "付款.csv 第 2 行第 4 列", "空", "单位 万元、元 之一")]
    [InlineData("P1,2025-03-01,1e400,元", "付款.csv 第 2 行第 3 列", "1e400", "可以表示的数字")]
    [InlineData("P1,2025-03-01,1", "付款.csv 第 2 行", "3 列", "4 列，与表头相同")]
    [InlineData("P1,2025-03-01,\"1\"2,元", "付款.csv 第 2 行", "P1,2025-03-01,\"1\"2,元", "引号之后应为分隔符")]
    [InlineData("P1,2025-03-01,\"1,元", "付款.csv 第 2 行", "P1,2025-03-01,\"1,元", "成对的引号")]
    public async Task Read_WrongRow_IsRejectedWithItsPlaceAndTheNextIsRead(string row, string place, string found, string expected)
    {
        var items = await ReadAsync($"项目编码,日期,支付金额,单位\n{row}\nP9,2025-03-01,9,元\n");

        Assert.Equal([new SourceRejection(place, found, expected), new SourceObservation("P9", "execution", new DateOnly(2025, 3, 31), Value.Of(9.0), "付款.csv 第 3 行第 3 列")], items[..^1]);
    }

    [Fact]
    public async Task Read_UnitBesideTheNumberOrNoNumberAtAll_NeedsNoUnitInItsColumn()
    {
        var items = await ReadAsync("项目编码,日期,支付金额,单位\nP1,2025-03-01,2万元,\nP2,2025-03-01,暂无,\n");

        Assert.Equal([Value.Of(20_000.0), Value.Missing("数据源中为“暂无”")], items.OfType<SourceObservation>().Select(observation => observation.Value));
        Assert.Empty(items.OfType<SourceRejection>());
    }

    [Fact]
    public async Task Read_Duplicate_IsRejectedNamingTheFirst()
    {
        var items = await ReadAsync("项目编码,日期,支付金额,单位\nP1,2025-03-01,1,元\nP1,2025-03-31,2,元\n");

        var rejection = Assert.Single(items.OfType<SourceRejection>());
        Assert.Equal(("付款.csv 第 3 行第 3 列", "P1 的 execution 在 2025-03-31 重复，首次在 付款.csv 第 2 行第 3 列"), (rejection.Place, rejection.Found));
        Assert.Single(items.OfType<SourceObservation>());
    }

    [Fact]
    public async Task Read_DuplicatesThatAddUp_AreOneSumAtTheEnd()
    {
        var items = await ReadAsync("项目编码,日期,支付金额,单位\nP1,2025-03-01,0.1,元\nP2,2025-03-01,5,元\nP1,2025-03-31,0.2,元\n", mapping: Mapping + "\nduplicates: sum");

        Assert.Equal(
            [
                new SourceObservation("P1", "execution", new DateOnly(2025, 3, 31), Value.Of(0.3), "付款.csv 第 2 行第 3 列起 2 处合计"),
                new SourceObservation("P2", "execution", new DateOnly(2025, 3, 31), Value.Of(5.0), "付款.csv 第 3 行第 3 列"),
            ],
            items[..^1]);
    }

    [Fact]
    public async Task Read_Gb18030_IsReadWhenTheMappingSaysSo()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("gb18030").GetBytes("项目编码,日期,支付金额,单位\n镕基𠮷,2025-03-01,1,万元\n");

        var items = await ReadAsync(bytes, Mapping + "\nencoding: gb18030");
        Assert.Equal(("镕基𠮷", 10_000.0), (Assert.IsType<SourceObservation>(items[0]).Subject, ((SourceObservation)items[0]).Value.Number));

        var undeclared = await Assert.ThrowsAsync<TableHeaderException>(() => ReadAsync(bytes, Mapping));
        Assert.StartsWith("付款.csv 第 1 行：映射要用的列一个也没有。找到的列：", undeclared.Message, StringComparison.Ordinal);
        Assert.Contains("应有的列：项目编码、支付金额、日期、单位。", undeclared.Message, StringComparison.Ordinal);
        Assert.Contains("请在映射中写 encoding: gb18030", undeclared.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("项目编码,日期,支付金额", "付款.csv 第 1 行：缺少列 单位。找到的列：项目编码、日期、支付金额；应有的列：项目编码、支付金额、日期、单位。")]
    [InlineData("项目编码,日期,支付金额,单位,日期", "付款.csv 第 1 行：“日期”列有两个，应为每列名称不同。找到的列：项目编码、日期、支付金额、单位、日期。")]
    public async Task Read_OtherColumns_FailsNamingThem(string header, string complaint) =>
        Assert.Equal(complaint, (await Assert.ThrowsAsync<TableHeaderException>(() => ReadAsync(header + "\n"))).Message);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Read_ByteOrderMark_DecidesTheEncoding(string encoding)
    {
        var marked = Encoding.GetEncoding(encoding);

        var items = await ReadAsync([.. marked.GetPreamble(), .. marked.GetBytes("项目编码,日期,支付金额,单位\nP1,2025-03-01,1,元\n")], Mapping);

        Assert.IsType<SourceObservation>(items[0]);
    }

    [Fact]
    public async Task Read_DamagedText_IsRejectedWhereItIsUsedAndNowhereElse()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("项目编码,日期,支付金额,单位,备注\nP1,2025-03-01,1,元,"), 0xE5, 0xE5, .. Encoding.UTF8.GetBytes("\nP"), 0xFF, .. Encoding.UTF8.GetBytes(",2025-03-01,1,元,\n")];

        var items = await ReadAsync(bytes, Mapping);

        Assert.Equal("P1", Assert.IsType<SourceObservation>(items[0]).Subject);
        var rejection = Assert.IsType<SourceRejection>(items[1]);
        Assert.Equal(("付款.csv 第 3 行第 1 列", "没有损坏的文字（请检查文件的编码）"), (rejection.Place, rejection.Expected));
    }

    [Fact]
    public async Task Read_UnchangedFile_IsNotReadAgain_AndAChangedOneOrMappingIs()
    {
        const string text = "项目编码,日期,支付金额,单位\nP1,2025-03-01,1,元\n";
        var request = Request(text);
        var end = (await Reading.AllAsync(new CsvSource(), request)).LastCursor().Position;

        Assert.Empty(await Reading.AllAsync(new CsvSource(), request with { Cursor = end }));
        Assert.Equal(2, (await Reading.AllAsync(new CsvSource(), Request(text, Mapping + "\n# 改过") with { Cursor = end })).Count);
        Assert.Equal(2, (await Reading.AllAsync(new CsvSource(), Request(text.Replace(",1,", ",2,", StringComparison.Ordinal)) with { Cursor = end })).Count);
    }

    [Fact]
    public async Task Read_QuoteThatNeverEnds_CostsOneRow()
    {
        var lines = Enumerable.Range(1, 500).Select(number => $"P{number},2025-03-01,{(number == 3 ? "\"" : "")}{number},元");

        var items = await ReadAsync($"项目编码,日期,支付金额,单位\n{string.Join('\n', lines)}\n");

        Assert.Equal("付款.csv 第 4 行", Assert.Single(items.OfType<SourceRejection>()).Place);
        Assert.Equal(499, items.OfType<SourceObservation>().Count());
    }

    [Fact]
    public async Task Read_FileOutsideTheConsent_IsRefused()
    {
        var request = Request("x");
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(new CsvSource(), request with { Consent = Consent.Nothing }));

        using var elsewhere = new TemporaryFolder();
        File.CreateSymbolicLink(elsewhere["link.csv"], _folder["付款.csv"]);
        var linked = Reading.Request(("file", elsewhere["link.csv"]), ("mapping", Mapping)).Within(elsewhere.Path);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(new CsvSource(), linked));
    }

    [Theory]
    [InlineData("subject: a\nvalues: [{ item: b, value: c }]", "第 2 行")]
    [InlineData("subject: a\nperiod: d\nvalues: [{ item: b, value: c }]\nnope: 1", "第 4 行：不认识“nope”")]
    [InlineData("subject: a\nperiod: d\nvalues: [{ item: b, value: c, kind: money }]", "number、date、words 之一")]
    [InlineData("subject: a\nperiod: d\nencoding: ebcdic\nvalues: []", "utf-8、gb18030、utf-16 之一")]
    [InlineData("subject: a\nperiod: d\nunits: { 万元: 0 }\nvalues: []", "大于 0 的数")]
    [InlineData("- a", "名称: 值")]
    [InlineData("a: [", "不是正确的 YAML")]
    public async Task Read_WrongMapping_IsRefusedWithItsLine(string mapping, string complaint)
    {
        var error = await Assert.ThrowsAsync<SourceSettingsException>(() => ReadAsync("a,b\n", mapping: mapping));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file", "缺少设置“file”")]
    [InlineData("mapping", "这个数据源下写明 mapping")]
    public async Task Read_SettingMissing_IsNamed(string missing, string said)
    {
        var request = Request("a,b\n");
        request = request with { Settings = new SortedDictionary<string, string>(request.Settings.Where(setting => setting.Key != missing).ToDictionary(), StringComparer.Ordinal) };

        var error = await Assert.ThrowsAnyAsync<Exception>(() => Reading.AllAsync(new CsvSource(), request));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WrongMapping_NamesItsFile()
    {
        var request = Request(Encoding.UTF8.GetBytes("a,b\n"), "- a");
        request = request with { Settings = new SortedDictionary<string, string>(request.Settings.ToDictionary(), StringComparer.Ordinal) { ["mapping-file"] = "月报.yaml" } };

        var error = await Assert.ThrowsAsync<SourceSettingsException>(() => Reading.AllAsync(new CsvSource(), request));

        Assert.StartsWith("月报.yaml：映射", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<List<SourceItem>> ReadAsync(string text, string mapping = Mapping) => ReadAsync(Encoding.UTF8.GetBytes(text), mapping);

    private Task<List<SourceItem>> ReadAsync(byte[] bytes, string mapping) => Reading.AllAsync(new CsvSource(), Request(bytes, mapping));

    private DataRequest Request(string text, string mapping = Mapping) => Request(Encoding.UTF8.GetBytes(text), mapping);

    private DataRequest Request(byte[] bytes, string mapping)
    {
        File.WriteAllBytes(_folder["付款.csv"], bytes);
        return Reading.Request(("file", _folder["付款.csv"]), ("mapping", mapping)).Within(_folder.Path);
    }
}
