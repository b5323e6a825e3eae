using System.Diagnostics;
using System.Globalization;
using System.Runtime.Loader;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A folder under development is taken in edit by edit.</summary>
[Collection(nameof(WholeProcess))]
public sealed class DevelopmentWatchTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();

    private string Watched => _folder["work"];

    [Fact]
    public async Task Take_EditsGoodAndBad_OnlyTheGoodComeIntoForce()
    {
        await using var host = await HostAsync();
        var folder = Assert.Single(host.Folders.Folders);
        Assert.Null(await host.Watch.TakeAsync(folder, CancellationToken.None));

        SmallPackage.Rule(Watched, "0.5");
        Assert.Empty((await host.Watch.TakeAsync(folder, CancellationToken.None))!.Problems);
        Assert.Equal("40", await host.CellAsync(County));

        SmallPackage.Rule(Watched, "0.25;;;)");
        Assert.StartsWith("rules/ratio.indicator.csx:3:", (await host.Watch.TakeAsync(folder, CancellationToken.None))!.Problems[0], StringComparison.Ordinal);
        SmallPackage.Rule(Watched, "0.25");
        SmallPackage.Case(Watched, "5");
        Assert.StartsWith("cases/ratio.yaml:4:1", Assert.Single((await host.Watch.TakeAsync(folder, CancellationToken.None))!.Problems), StringComparison.Ordinal);
        Assert.Equal("40", await host.CellAsync(County));

        SmallPackage.Case(Watched, "1.25");
        Assert.Empty((await host.Watch.TakeAsync(folder, CancellationToken.None))!.Problems);
        Assert.Equal("30", await host.CellAsync(County));
        Assert.Equal(2, (await host.SwapsAsync(County)).Count);
    }

    [Fact]
    public async Task Take_FileThatAnEditorLeavesWhileItWrites_IsNoEdit()
    {
        await using var host = await HostAsync();
        foreach (var leftover in new[] { ".ratio.indicator.csx.swp", "ratio.indicator.csx~", "ratio.indicator.csx.tmp", "4913.tmp" })
        {
            await File.WriteAllTextAsync(Path.Combine(Watched, "rules", leftover), "half");
        }

        Assert.Null(await host.Watch.TakeAsync(host.Folders.Folders[0], CancellationToken.None));
    }

    [Fact]
    public async Task Start_FolderWhoseCasesFail_IsNotLoadedUntilItIsMended()
    {
        SmallPackage.Case(SmallPackage.Write(Watched, share: "0.5"), "5");
        await using var host = new RunningHost(_folder, Watched);
        Assert.Contains("应为 5，实为 2.5", Assert.Single(host.Loaded.Packages.Failures).Reason, StringComparison.Ordinal);
        Assert.Empty(host.Loaded.Packages.Packages);

        SmallPackage.Rule(Watched, "1.0");
        Assert.Empty((await host.Watch.TakeAsync(host.Folders.Folders[0], CancellationToken.None))!.Problems);

        Assert.Empty(host.Loaded.Packages.Failures);
        Assert.Single(host.Loaded.Packages.Packages);
    }

    [Fact]
    public async Task Start_FolderOfTheSameIdAsAnotherPackage_TakesItsPlace()
    {
        SmallPackage.Write(_folder["packages/mycity"], "9.0.0");

        await using var host = await HostAsync();

        Assert.Equal("1.0.0", Assert.Single(host.Loaded.Packages.Packages).Version);
        Assert.Empty(host.Loaded.Packages.Failures);
    }

    [Fact]
    public async Task Take_TwoHundredEdits_LeaveNothingBehind()
    {
        await using var host = await HostAsync();
        await host.BoardAsync(County);
        await EditAsync(host, 1, 20);
        host.Unloaded.Look(isLast: false);
        var (contexts, assemblies, threads, handles) = Now();

        await EditAsync(host, 21, 220);
        host.Unloaded.Look(isLast: false);

        Assert.Equal(0, host.Unloaded.Waiting);
        var after = Now();
        Assert.Equal((contexts, assemblies), (after.Contexts, after.Assemblies));
        Assert.InRange(after.Threads, 0, threads + 4);
        Assert.InRange(after.Handles, 0, handles + 8);
        Assert.Single(Directory.GetDirectories(_folder["shadow"]));
        Assert.Equal(221, (await host.SwapsAsync(County)).Count + 1);
    }

    public void Dispose() => _folder.Dispose();

    private static (int Contexts, int Assemblies, int Threads, int Handles) Now()
    {
        using var process = Process.GetCurrentProcess();
        var contexts = AssemblyLoadContext.All.Where(context => context.Name?.StartsWith("mycity", StringComparison.Ordinal) == true).ToArray();
        return (contexts.Length, contexts.Sum(context => context.Assemblies.Count()), process.Threads.Count, process.HandleCount);
    }

    private async Task EditAsync(RunningHost host, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            SmallPackage.Rule(Watched, (i / 1000.0).ToString(CultureInfo.InvariantCulture));
            var result = await host.Watch.TakeAsync(host.Folders.Folders[0], CancellationToken.None);
            Assert.Empty(result!.Problems);
        }
    }

    private async Task<RunningHost> HostAsync()
    {
        Directory.CreateDirectory(_folder["packages"]);
        SmallPackage.Write(Watched);
        var host = new RunningHost(_folder, Watched);
        await host.OpenAsync(County, "mycity");
        return host;
    }
}
