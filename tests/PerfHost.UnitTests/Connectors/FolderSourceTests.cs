using PerfHost.Connectors.Folder;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Ledger;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Documents;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Connectors;

public sealed class FolderSourceTests : IDisposable
{
    private const string Mapping = "subject: 项目\nperiod: 日期\nvalues: [{ item: { text: execution }, value: 金额 }]\n";
    private static readonly SettableClock Later = new(new DateTimeOffset(2199, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly FolderSource Source = new(Later);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => Source, Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task FolderSource_Conformance_Holds(string check)
    {
        Write("a.csv", Rows(2500));
        Write("b.csv", "项目,日期,金额\nP1,2025-03-01,很多\n");
        Write("c.csv", Rows(1200));
        return new DataSourceConformance(() => Source, Request()).Checks.Single(one => one.Name == check).Run();
    }

    [Fact]
    public async Task Read_FilesOfEveryKind_AreReadOnceByTheirContent()
    {
        Write("a.csv", "项目,日期,金额\nP1,2025-03-01,1\n");
        Write("b.json", """[{"项目":"P2","日期":"2025-03-01","金额":2}]""");
        File.WriteAllBytes(_folder["c.xlsx"], new SheetFile().Row("项目", "日期", "金额").Row("P3", "2025-03-01", "#3").ToBytes());
        Write("d.pdf", "%PDF");

        var first = await Reading.AllAsync(Source, Request());
        File.Move(_folder["a.csv"], _folder["z.csv"]);
        Write("copy.json", """[{"项目":"P2","日期":"2025-03-01","金额":2}]""");
        Write("new.csv", "项目,日期,金额\nP4,2025-03-01,4\n");
        var second = await Reading.AllAsync(Source, Request() with { Cursor = first.LastCursor().Position });

        Assert.Equal(["P1", "P2", "P3"], first.OfType<SourceObservation>().Select(observation => observation.Subject));
        Assert.Equal(["a.csv 第 2 行第 3 列", "b.json /0/金额", "c.xlsx Sheet1 C2"], first.OfType<SourceObservation>().Select(observation => observation.Evidence));
        Assert.Equal(new SourceRejection("d.pdf", "“.pdf”文件", ".csv、.txt、.xlsx、.xls 或 .json 文件"), Assert.Single(first.OfType<SourceRejection>()));
        Assert.Equal("P4", Assert.Single(second.OfType<SourceObservation>()).Subject);
        Assert.Empty(second.OfType<SourceRejection>());
    }

    [Fact]
    public async Task Read_FileThatIsStillBeingWritten_IsLeftForTheNextReading()
    {
        Write("a.csv", "项目,日期,金额\nP1,2025-03-01,1\n");
        var now = new SettableClock(new DateTimeOffset(File.GetLastWriteTimeUtc(_folder["a.csv"])).AddSeconds(4));

        Assert.Empty((await Reading.AllAsync(new FolderSource(now), Request())).OfType<SourceObservation>());
        now.Set(now.GetUtcNow().AddSeconds(1));
        Assert.Single((await Reading.AllAsync(new FolderSource(now), Request())).OfType<SourceObservation>());
    }

    [Fact]
    public async Task Read_FileWithOtherColumns_FailsAndDoesNotKeepTheNextFromBeingRead()
    {
        Write("a.csv", "项目,金额\nP1,1\n");
        Write("b.csv", "项目,日期,金额\nP2,2025-03-01,2\n");
        var items = new List<SourceItem>();

        var error = await Assert.ThrowsAsync<TableHeaderException>(() => ReadInto(items, null));
        Assert.StartsWith("a.csv 第 1 行：缺少列 日期。", error.Message, StringComparison.Ordinal);
        Assert.Equal("P2", Assert.Single(items.OfType<SourceObservation>()).Subject);

        // It is looked at again, and is read when it was mended.
        await Assert.ThrowsAsync<TableHeaderException>(() => ReadInto([], items.LastCursor().Position));
        Write("a.csv", "项目,日期,金额\nP1,2025-03-01,1\n");
        var mended = await Reading.AllAsync(Source, Request() with { Cursor = items.LastCursor().Position });
        Assert.Equal("P1", Assert.Single(mended.OfType<SourceObservation>()).Subject);
    }

    private async Task ReadInto(List<SourceItem> items, string? cursor)
    {
        await foreach (var item in Source.ReadAsync(Request() with { Cursor = cursor }, TestContext.Current.CancellationToken))
        {
            items.Add(item);
        }
    }

    [Fact]
    public async Task Read_LinkThatLeadsOut_IsRejected()
    {
        using var elsewhere = new TemporaryFolder();
        File.WriteAllText(elsewhere["secret.csv"], "项目,日期,金额\nP1,2025-03-01,1\n");
        File.CreateSymbolicLink(_folder["link.csv"], elsewhere["secret.csv"]);

        var items = await Reading.AllAsync(Source, Request());

        Assert.Empty(items.OfType<SourceObservation>());
        Assert.Equal("link.csv", Assert.Single(items.OfType<SourceRejection>()).Place);
    }

    public void Dispose() => _folder.Dispose();

    private static string Rows(int count) => "项目,日期,金额\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"P{number},2025-03-01,{number}\n"));

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text);

    private DataRequest Request() => Reading.Request(("folder", _folder.Path), ("mapping", Mapping)).Within(_folder.Path);
}
