using Microsoft.Extensions.Hosting;
using NSubstitute;
using PerfHost.Host.Sources;

namespace PerfHost.UnitTests.Sources;

/// <summary>A page that shows the sources stays a page, whatever became of their file.</summary>
public sealed class SourceDeskTests
{
    private const string Sources = """
        sources:
          - id: reports
            source: connectors/csv
            jurisdiction: "510116"
            settings: { file: r.csv }
            schedule: 0 30 6 * * ?
        """;

    [Fact]
    public async Task List_Source_HasItsNextReading()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);

        var source = Assert.Single(Desk(house).List().Sources);

        Assert.Equal(("reports", "new"), (source.Id, source.State));
        Assert.True(source.NextRun > house.Clock.GetUtcNow());
    }

    [Fact]
    public async Task List_FileThatCannotBeRead_SaysSo()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);
        await using var held = new FileStream(house[SourcesFile.Name], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var list = Desk(house).List();

        Assert.Contains(SourcesFile.Name, Assert.Single(list.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WrongSourceAndDamagedState_AreNamedAndTheOthersListed()
    {
        await using var house = await SourceHouse.OpenAsync(Sources + """

              - id: lost
                source: connectors/csv
                jurisdiction: "510116"
                mapping: lost.yaml
              - id: hurt
                source: connectors/csv
                jurisdiction: "510116"
            """);
        Directory.CreateDirectory(Path.Combine(house["sources"], "hurt"));
        await File.WriteAllTextAsync(Path.Combine(house["sources"], "hurt", "state.json"), "{", TestContext.Current.CancellationToken);

        var list = Desk(house).List();

        Assert.Equal("reports", Assert.Single(list.Sources).Id);
        Assert.Equal(2, list.Problems.Count);
        Assert.StartsWith("sources.yaml 第 7 行：mapping 指的文件不存在", list.Problems[0], StringComparison.Ordinal);
        Assert.Contains("已损坏", list.Problems[1], StringComparison.Ordinal);
        Assert.Contains("第 7 行", await Desk(house).StartAsync("lost"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownSource_NamesThoseThereAre()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);

        Assert.Contains("现有：reports", await Desk(house).StartAsync("nope"), StringComparison.Ordinal);
        Assert.Empty(Desk(house).Rejections("nope", 10));
    }

    private static SourceDesk Desk(SourceHouse house) => new(house.Runner(), TimeProvider.System, Substitute.For<IHostApplicationLifetime>());
}
