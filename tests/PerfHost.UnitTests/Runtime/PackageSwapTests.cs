using PerfHost.Host.Runtime;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Another version of a package comes into force while boards are followed.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackageSwapTests : IDisposable
{
    private const string County = "示例县";
    private const string Neighbour = "邻县";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Put_NewVersion_IsNamedInTheLedgersThatUseItAndShownOnTheirBoards()
    {
        await using var host = await HostAsync();
        await host.OpenAsync(Neighbour, "other");
        var (before, neighbour) = ((await host.BoardAsync(County)).Feed.Position, (await host.BoardAsync(Neighbour)).Feed.Position);
        Assert.Equal("60", await host.CellAsync(County));

        var result = await PutAsync(host, SmallPackage.Write(_folder["next"], "1.1.0", "0.5"));

        Assert.Empty(result.Problems);
        Assert.Equal("40", await host.CellAsync(County));
        var swap = Assert.Single(await host.SwapsAsync(County));
        Assert.Equal(before.Sequence + 1, swap.Header.Sequence);
        Assert.Equal(neighbour, (await host.BoardAsync(Neighbour)).Feed.Position);
        Assert.Equal((result.From, result.To), (result.From, (await host.FactsAsync(County)).Packages["mycity"].Mark));
        Assert.Equal(("1.0.0", "1.1.0"), (result.From!.Version, result.To!.Version));

        // A screen that was there before gets just the cells that differ, in one step from the entry before.
        var delta = (await host.BoardAsync(County)).Feed.Since(before.Sequence);
        Assert.Equal((before.Sequence, swap.Header.Sequence), (delta.From, delta.To));
        Assert.Contains(delta.Cells, cell => cell.Key == "subjects/p1/total" && cell.Value == "40");
        Assert.DoesNotContain(delta.Cells, cell => cell.Key == "subjects/p1/title");
    }

    [Fact]
    public async Task Put_ReplacedVersion_IsCollectedWhileBoardsLiveOn()
    {
        await using var host = await HostAsync();
        await host.BoardAsync(County);

        await PutAsync(host, SmallPackage.Write(_folder["next"], "1.1.0", "0.5"));
        host.Unloaded.Look(isLast: false);

        Assert.Equal(0, host.Unloaded.Waiting);
        Assert.True(host.Unloaded.Verdict("mycity")!.IsGone);
    }

    [Fact]
    public async Task Put_ChangedScheme_GovernsFromTheEntryOnAndAfterARestart()
    {
        await using (var host = await HostAsync())
        {
            Assert.Equal("差", await host.CellAsync(County, "subjects/p1/grade"));

            await PutAsync(host, SmallPackage.Write(_folder["next"], "1.1.0", floor: "50"));

            Assert.Equal("优", await host.CellAsync(County, "subjects/p1/grade"));
            Assert.Equal(host.Loaded.Packages.Schemes.Find("mycity")!.Hash, (await host.FactsAsync(County)).SchemeFor(2024, Sdk.Stage.Evaluation)!.Hash);
        }

        SmallPackage.Write(_folder["packages/mycity"], "1.1.0", floor: "50");
        await using var restarted = new RunningHost(_folder);
        Assert.Equal("优", await restarted.CellAsync(County, "subjects/p1/grade"));
        Assert.Single(await restarted.SwapsAsync(County));
    }

    [Fact]
    public async Task Put_FailingCase_LeavesTheOldInForceAndSaysWhere()
    {
        await using var host = await HostAsync();
        var at = (await host.BoardAsync(County)).Feed.Position;
        var next = SmallPackage.Write(_folder["next"], "1.1.0", "0.5");
        SmallPackage.Case(next, "5");

        var result = await PutAsync(host, next);

        Assert.Contains("cases/ratio.yaml:4:1 一半：应为 5，实为 2.5", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal(("60", at), (await host.CellAsync(County), (await host.BoardAsync(County)).Feed.Position));
        Assert.Equal("1.0.0", host.Loaded.Packages.Find("mycity")!.Version);
    }

    [Theory]
    [InlineData("rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\nreturn Weight *;\n", "rules/ratio.indicator.csx:3:16 ")]
    [InlineData("rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\nreturn DateTime.Now.Year;\n", "rules/ratio.indicator.csx:3:17 ")]
    [InlineData("schemes/mycity.yaml", "id: mycity\n", "mycity/schemes/mycity.yaml")]
    [InlineData("package.yaml", "id: mycity\n", "version")]
    public async Task Put_BrokenFile_LeavesTheOldInForceAndSaysWhere(string file, string text, string expected)
    {
        await using var host = await HostAsync();
        var next = SmallPackage.Write(_folder["next"], "1.1.0");
        await File.WriteAllTextAsync(Path.Combine(next, file), text);

        var result = await PutAsync(host, next);

        Assert.Contains(expected, result.Problems[0], StringComparison.Ordinal);
        Assert.Equal("60", await host.CellAsync(County));
        Assert.Empty(await host.SwapsAsync(County));
    }

    [Fact]
    public async Task Put_RecordThatCannotBeWritten_LeavesTheOldInForce()
    {
        await using var host = await HostAsync();

        // As when a package is taken out of force: it is not the package that is refused.
        var full = await Assert.ThrowsAsync<IOException>(() => host.Swap.PutAsync(
            new PackageCandidate(SmallPackage.Write(_folder["next"], "1.1.0", "0.5"), PackageKind.Installed, null, Record: () => throw new IOException("磁盘已满")), "管理员", "升级", CancellationToken.None));

        Assert.Equal("磁盘已满", full.Message);
        Assert.Equal("60", await host.CellAsync(County));
    }

    [Fact]
    public async Task Put_SameContent_ChangesNothing()
    {
        await using var host = await HostAsync();

        var result = await host.Swap.PutAsync(new PackageCandidate(SmallPackage.Write(_folder["next"]), PackageKind.Folder, null), "管理员", "升级", CancellationToken.None);

        Assert.False(result.HasChanged || result.IsRefused);
        Assert.Empty(await host.SwapsAsync(County));
    }

    [Fact]
    public async Task Take_PackageOutOfForce_LetsItsSubjectsGoAndSaysSo()
    {
        await using var host = await HostAsync();
        await host.BoardAsync(County);

        await host.Swap.TakeAsync("mycity", null, "管理员", "停用", CancellationToken.None);

        Assert.Null(await host.CellAsync(County));
        Assert.Equal("0", await host.CellAsync(County, "subjects"));
        Assert.Null((await host.FactsAsync(County)).Packages["mycity"].Mark);
        host.Unloaded.Look(isLast: false);
        Assert.Equal(0, host.Unloaded.Waiting);
    }

    [Fact]
    public async Task Start_AfterACrashBetweenRecordAndLedger_TellsTheLedgerOnce()
    {
        await using (var host = await HostAsync())
        {
            await PutAsync(host, SmallPackage.Write(_folder["next"], "1.1.0", "0.5"));
        }

        // The process ended after the next version was put in its place, and before any ledger was told.
        SmallPackage.Write(_folder["packages/mycity"], "1.2.0", "0.25");
        for (var start = 0; start < 2; start++)
        {
            await using var restarted = new RunningHost(_folder);
            Assert.Equal("30", await restarted.CellAsync(County));
            Assert.Equal(2, (await restarted.SwapsAsync(County)).Count);
            Assert.Equal("1.2.0", (await restarted.FactsAsync(County)).Packages["mycity"].Mark!.Version);
        }
    }

    [Fact]
    public async Task Start_PackageThatCannotBeLoaded_IsNotTakenForRemoved()
    {
        await using (var host = await HostAsync())
        {
            await PutAsync(host, SmallPackage.Write(_folder["next"], "1.1.0", "0.5"));
        }

        await File.WriteAllTextAsync(_folder["packages/mycity/rules/ratio.indicator.csx"], "return");
        await using var restarted = new RunningHost(_folder);

        Assert.Null(await restarted.CellAsync(County));
        Assert.Single(await restarted.SwapsAsync(County));
        Assert.Equal("mycity", Assert.Single(restarted.Loaded.Packages.Failures).Id);
    }

    [Fact]
    public async Task Put_WhileObservationsComeIn_LosesNone()
    {
        await using var host = await HostAsync();
        await host.BoardAsync(County);
        var observing = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await host.ObserveAsync(County, i);
                await host.BoardAsync(County);
            }
        });

        for (var i = 0; i < 10; i++)
        {
            Assert.Empty((await PutAsync(host, SmallPackage.Write(_folder[$"next{i}"], $"1.{i}.1", i % 2 == 0 ? "0.5" : "1.0"))).Problems);
        }

        await observing;
        Assert.Equal("179.2", await host.CellAsync(County));
        Assert.Equal(10, (await host.SwapsAsync(County)).Count);
        await using var cold = new ColdBoard(host);
        Assert.Equal(await cold.CellsAsync(County), (await host.BoardAsync(County)).Feed.Snapshot().Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<SwapResult> PutAsync(RunningHost host, string folder) =>
        host.Swap.PutAsync(new PackageCandidate(folder, PackageKind.Folder, null), "管理员", "升级", CancellationToken.None);

    private async Task<RunningHost> HostAsync()
    {
        SmallPackage.Write(_folder["packages/mycity"]);
        SmallPackage.Write(_folder["packages/other"], id: "other");
        var host = new RunningHost(_folder);
        await host.OpenAsync(County, "mycity");
        return host;
    }
}
