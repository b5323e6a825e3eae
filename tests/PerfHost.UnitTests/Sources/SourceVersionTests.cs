using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Loading.Clumsy;

namespace PerfHost.UnitTests.Sources;

/// <summary>Which version of a package a source is read by, while the package is upgraded and developed.</summary>
public sealed class SourceVersionTests
{
    private const string Sources = """
        sources:
          - id: gauge
            source: gauges/gauge
            jurisdiction: "510116"
        """;

    [Fact]
    public async Task Run_PackageUpgradedAndRolledBack_ReadsByTheVersionInForce()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);
        var installed = new InstalledPackages(house["packages"]);
        var runner = house.Runner(packages: house["packages"]);

        installed.Install(Pack(house, "1.0.0", 1));
        await SourceHouse.RunAsync(runner, "gauge");
        installed.Install(Pack(house, "2.0.0", 2));
        await SourceHouse.RunAsync(runner, "gauge");
        installed.Rollback("gauges");
        Assert.Null((await SourceHouse.RunAsync(runner, "gauge")).Error);

        Assert.Equal([1d, 2, 1], (await house.ObservedAsync()).Select(observed => observed.Value.Number));
    }

    [Fact]
    public async Task Run_FolderUnderDevelopment_GoesBeforeWhatIsInstalled()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);
        var written = Write(house, "3.0.0", 3);
        new InstalledPackages(house["packages"]).Install(Pack(house, "1.0.0", 1));

        await SourceHouse.RunAsync(house.Runner(packages: house["packages"], watched: written), "gauge");

        Assert.Equal(3d, Assert.Single(await house.ObservedAsync()).Value.Number);
    }

    [Fact]
    public async Task Run_PackageCalledBack_IsNotReadByIt()
    {
        await using var house = await SourceHouse.OpenAsync(Sources);
        var installed = new InstalledPackages(house["packages"]);
        installed.Install(Pack(house, "1.0.0", 1));
        Directory.CreateDirectory(house["trust"]);
        await File.WriteAllTextAsync(house["trust/revoked.txt"], installed.Versions("gauges")[0].Hash, TestContext.Current.CancellationToken);

        var state = await SourceHouse.RunAsync(house.Runner(packages: house["packages"]), "gauge");

        Assert.Contains("gauges 1.0.0 已被吊销，数据源“gauge”没有读取", state.Error, StringComparison.Ordinal);
        Assert.Empty(await house.ObservedAsync());
    }

    private static PackageArchive Pack(SourceHouse house, string version, int value)
    {
        using var packed = new MemoryStream();
        PackageWriter.Write(Write(house, version, value), packed, key: null);
        packed.Position = 0;
        return PackageArchive.Read(packed, ArchiveLimits.Default);
    }

    private static string Write(SourceHouse house, string version, int value)
    {
        var folder = house[$"source-{version}"];
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllText(Path.Combine(folder, "package.yaml"), $"id: gauges\nversion: {version}\ntitle: 量具\nassembly: Gauges.dll\n");
        File.WriteAllBytes(Path.Combine(folder, "lib", "Gauges.dll"), CompiledDll.Plugin("Gauges", [$$"""
            using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using PerfHost.Sdk;
            public sealed class Gauges : Plugin { public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("gauge", "量具", new Gauge())); }
            public sealed class Gauge : IDataSource
            {
                public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, CancellationToken cancellation)
                {
                    await Task.Yield();
                    yield return new SourceObservation("f1", "i001", new DateOnly(2024, 11, 30), Value.Of({{value}}), "第 1 行");
                    yield return new SourceCursor("{{value}}");
                }
            }
            """]));
        return folder;
    }
}
