using System.Diagnostics;
using System.Runtime.Loader;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Packages are installed, upgraded, rolled back and removed while the host runs.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackageInstallationTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();
    private readonly PublisherKey _key = PublisherKey.Create();

    public PackageInstallationTests()
    {
        Directory.CreateDirectory(_folder["packages"]);
        Directory.CreateDirectory(_folder["trust"]);
        File.WriteAllText(_folder["trust/某市财政局.pem"], _key.PublicPem());
    }

    [Fact]
    public async Task Install_UpgradeRollbackRemove_EachIsInForceAtOnceAndOneEntry()
    {
        await using var host = new RunningHost(_folder);
        var installation = Installation(host);
        Assert.Empty((await InstallAsync(installation, "1.0.0", "1.0")).Problems);
        await host.OpenAsync(County, "mycity");
        Assert.Equal("60", await host.CellAsync(County));

        Assert.Empty((await InstallAsync(installation, "1.1.0", "0.5")).Problems);
        Assert.Equal("40", await host.CellAsync(County));
        host.Unloaded.Look(isLast: true);
        Assert.Equal("mycity 1.0.0", host.Unloaded.Verdict("mycity")!.Package);

        var back = await installation.RollbackAsync("mycity", "管理员", null, CancellationToken.None);
        Assert.Equal(("1.1.0", "1.0.0"), (back.From!.Version, back.To!.Version));
        Assert.Null(host.Unloaded.Verdict("mycity"));
        host.Unloaded.Look(isLast: true);
        Assert.Equal("mycity 1.1.0", host.Unloaded.Verdict("mycity")!.Package);
        Assert.Equal("60", await host.CellAsync(County));

        await installation.RemoveAsync("mycity", "管理员", null, CancellationToken.None);
        Assert.Null(await host.CellAsync(County));
        Assert.Empty(installation.Installed.Ids);

        // Opened after the first installation, so that its board names what was in force, and then every change.
        Assert.Equal(4, (await host.SwapsAsync(County)).Count);
        host.Unloaded.Look(isLast: false);
        Assert.Equal(0, host.Unloaded.Waiting);
    }

    [Fact]
    public async Task Install_VersionWhoseCasesFail_LeavesTheOldInForceNowAndAtTheNextStart()
    {
        await using (var host = new RunningHost(_folder))
        {
            await InstallAsync(Installation(host), "1.0.0", "1.0");
            await host.OpenAsync(County, "mycity");

            var refused = await InstallAsync(Installation(host), "1.1.0", "0.5", expect: "5");

            Assert.Contains("应为 5，实为 2.5", Assert.Single(refused.Problems), StringComparison.Ordinal);
            Assert.Equal("60", await host.CellAsync(County));
        }

        await using var restarted = new RunningHost(_folder);
        Assert.Equal("1.0.0", Assert.Single(restarted.Loaded.Packages.Packages).Version);
        Assert.Equal("60", await restarted.CellAsync(County));
    }

    [Fact]
    public async Task Install_StrangerOrFolderOfTheSameId_IsRefused()
    {
        SmallPackage.Write(_folder["packages/folder"], id: "folder");
        await using var host = new RunningHost(_folder);
        var installation = Installation(host);
        using var stranger = PublisherKey.Create();

        await RefusedAsync("不在本地信任的发布单位之中", () => installation.InstallAsync(Pack("1.0.0", "1.0", key: stranger), "管理员", null, [], CancellationToken.None));
        await RefusedAsync("已由一个文件夹提供", () => installation.InstallAsync(Pack("1.0.0", "1.0", id: "folder"), "管理员", null, [], CancellationToken.None));
        await RefusedAsync("没有安装", () => installation.RollbackAsync("mycity", "管理员", null, CancellationToken.None));
        await RefusedAsync("没有安装", () => installation.RemoveAsync("folder", "管理员", null, CancellationToken.None));
        Assert.Empty(installation.Installed.Ids);
    }

    /// <summary>Where the process can end while a package is upgraded, and which version is in force afterwards.</summary>
    public static TheoryData<string, string> Crashes => new()
    {
        { "while unpacking", "1.0.0" }, { "unpacked", "1.0.0" }, { "while recording", "1.0.0" }, { "recorded", "1.1.0" },
    };

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task Start_AfterACrashDuringAnUpgrade_HasExactlyOneVersionInForce(string point, string expected)
    {
        await using (var host = new RunningHost(_folder))
        {
            await InstallAsync(Installation(host), "1.0.0", "1.0");
            await host.OpenAsync(County, "mycity");
            await host.BoardAsync(County);
        }

        var installed = new InstalledPackages(_folder["packages"]);
        var next = PackageArchive.Read(Pack("1.1.0", "0.5"), ArchiveLimits.Default);
        if (point == "while unpacking")
        {
            Directory.CreateDirectory(_folder["packages/.store/mycity/.half/rules"]);
        }
        else
        {
            installed.Unpack(next);
        }

        if (point == "while recording")
        {
            await File.WriteAllTextAsync(_folder["packages/mycity.installed.tmp"], "1.1.0 ");
        }
        else if (point == "recorded")
        {
            installed.PutInForce(next);
        }

        await using var restarted = new RunningHost(_folder);
        Assert.Empty(restarted.Loaded.Packages.Failures);
        Assert.Equal(expected, Assert.Single(restarted.Loaded.Packages.Packages).Version);
        Assert.Equal(expected == "1.0.0" ? "60" : "40", await restarted.CellAsync(County));
        Assert.Equal(expected, (await restarted.FactsAsync(County)).Packages["mycity"].Mark!.Version);
        Assert.Equal(expected == "1.0.0" ? 1 : 2, (await restarted.SwapsAsync(County)).Count);
        if (expected == "1.0.0")
        {
            Assert.Empty((await InstallAsync(Installation(restarted), "1.1.0", "0.5")).Problems);
        }

        Assert.Equal("40", await restarted.CellAsync(County));
    }

    [Fact]
    public async Task Install_AThousandCycles_LeaveNothingBehind()
    {
        await using var host = new RunningHost(_folder);
        SmallPackage.Write(_folder["packages/other"], id: "other");
        var (installation, first, second) = (Installation(host), Pack("1.0.0", "1.0"), Pack("1.1.0", "0.5"));
        await CycleAsync(installation, first, second, 20);
        var before = await NowAsync(host);

        await CycleAsync(installation, first, second, 1000);

        var after = await NowAsync(host);
        Assert.Equal(0, host.Unloaded.Waiting);
        Assert.Equal((before.Contexts, before.Assemblies), (after.Contexts, after.Assemblies));
        Assert.InRange(after.Threads, 0, before.Threads + 4);
        Assert.InRange(after.Handles, 0, before.Handles + 8);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private static async Task CycleAsync(PackageInstallation installation, Stream first, Stream second, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.True((await installation.InstallAsync(first, "管理员", null, [], CancellationToken.None)).HasChanged);
            Assert.True((await installation.InstallAsync(second, "管理员", null, [], CancellationToken.None)).HasChanged);
            Assert.True((await installation.RemoveAsync("mycity", "管理员", null, CancellationToken.None)).HasChanged);
        }
    }

    private static async Task<(int Contexts, int Assemblies, int Threads, int Handles)> NowAsync(RunningHost host)
    {
        // The thread that unloaded the last one may still have it on its stack.
        for (var look = 0; look < 20 && host.Unloaded.Waiting > 0; look++)
        {
            await Task.Delay(10);
            host.Unloaded.Look(isLast: false);
        }

        using var process = Process.GetCurrentProcess();
        var contexts = AssemblyLoadContext.All.Where(context => context.Name?.StartsWith("mycity", StringComparison.Ordinal) == true).ToArray();
        return (contexts.Length, contexts.Sum(context => context.Assemblies.Count()), process.Threads.Count, process.HandleCount);
    }

    private static async Task RefusedAsync(string part, Func<Task<SwapResult>> act) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<PackageException>(act)).Message, StringComparison.Ordinal);

    private PackageInstallation Installation(RunningHost host) => host.Installation(_folder["trust"]);

    private Task<SwapResult> InstallAsync(PackageInstallation installation, string version, string share, string? expect = null) =>
        installation.InstallAsync(Pack(version, share, expect), "管理员", null, [], CancellationToken.None);

    private MemoryStream Pack(string version, string share, string? expect = null, string id = "mycity", PublisherKey? key = null)
    {
        var source = SmallPackage.Write(_folder[$"source-{Guid.NewGuid():N}"], version, share, id: id);
        if (expect is not null)
        {
            SmallPackage.Case(source, expect);
        }

        var packed = new MemoryStream();
        PackageWriter.Write(source, packed, key ?? _key);
        packed.Position = 0;
        return packed;
    }
}
