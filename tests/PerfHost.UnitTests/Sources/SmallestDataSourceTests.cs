using PerfHost.Loading;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Connectors;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Sources;

namespace PerfHost.UnitTests.Sources;

/// <summary>The example keeps the promises, and runs as any other source.</summary>
public sealed class SmallestDataSourceTests
{
    private static readonly string Folder = Path.Combine(SharedData.Repository, "examples", "SmallestDataSource");

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => null!, Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task RainGauge_Conformance_Holds(string check)
    {
        using var folder = new TemporaryFolder();
        using var package = new PackageLoader(null).Load(Folder);
        await File.WriteAllTextAsync(folder["rain.txt"], "2025-01-31 12.5\nviel\n\n2025-02-28 0\n", TestContext.Current.CancellationToken);
        var request = Reading.Request(("file", folder["rain.txt"]), ("subject", "s"), ("item", "rain")).Within(folder.Path);

        await new DataSourceConformance(() => (IDataSource)package.Extensions[0].Extension.Implementation, request).Checks.Single(one => one.Name == check).Run();
    }

    [Theory]
    [InlineData("{ subject: f1, item: i001 }")]
    [InlineData("{ file: ' ', subject: f1, item: i001 }")]
    public async Task RainGauge_SettingMissing_IsNamedWithItsPlace(string settings)
    {
        await using var house = await SourceHouse.OpenAsync($"sources:\n  - id: rain\n    source: smallest-data-source/rain-gauge\n    jurisdiction: \"510116\"\n    settings: {settings}\n");

        var state = await house.Runner(packages: "examples").RunAsync("rain", TestContext.Current.CancellationToken);

        Assert.Equal("缺少设置“file”。请在 sources.yaml 中这个数据源的 settings 下写明 file。", state!.Error);
    }

    [Theory]
    [InlineData("smallest-data-source/rain-gauge", null)]
    [InlineData("smallest-data-source/rain-guage", "没有数据源“rain-guage”。现有：rain-gauge。")]
    [InlineData("smallest-datasource/rain-gauge", "没有程序包“smallest-datasource”")]
    [InlineData("smallest-data-source/rain-gauge\n    network: [\"a.gov.cn:443\"]", "没有在 capabilities 中申请")]
    public async Task Refuse_PackageOrKeyThatIsNotThere_IsSaidWithoutReading(string source, string? said)
    {
        await using var house = await SourceHouse.OpenAsync($"sources:\n  - id: rain\n    jurisdiction: \"510116\"\n    source: {source}\n");

        var refusal = await house.Runner(packages: "examples").RefuseAsync("rain", TestContext.Current.CancellationToken);

        Assert.Equal(said is null, refusal is null);
        Assert.Contains(said ?? "", refusal ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task RainGauge_InTheHost_AppendsWhatIsNew()
    {
        await using var house = await SourceHouse.OpenAsync("sources:\n  - id: rain\n    source: smallest-data-source/rain-gauge\n    jurisdiction: \"510116\"\n    settings: { file: rain.txt, subject: f1, item: i001 }\n    files: [.]\n");
        var runner = house.Runner(packages: "examples");
        await File.WriteAllTextAsync(house["rain.txt"], "2025-01-31 12.5\n", TestContext.Current.CancellationToken);
        await runner.RunAsync("rain", TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(house["rain.txt"], "viel\n2025-02-28 3\n", TestContext.Current.CancellationToken);

        Assert.Equal(new SourceTally(1, 0, 1), (await runner.RunAsync("rain", TestContext.Current.CancellationToken))!.Last);
        Assert.Equal([12.5, 3], (await house.ObservedAsync()).Select(observed => observed.Value.Number));
    }
}
