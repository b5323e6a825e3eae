using PerfHost.Host.Runtime;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>The package in which the process ended does not end it again.</summary>
[Collection(nameof(WholeProcess))]
public sealed class QuarantineTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();
    private readonly SignedPackages _packages;

    public QuarantineTests() => _packages = new SignedPackages(_folder);

    [Fact]
    public async Task Start_AfterTheProcessEndedInAFirstExecution_QuarantinesThatVersionAlone()
    {
        SmallPackage.Write(_folder["packages/other"], id: "other");
        await using (var host = new RunningHost(_folder))
        {
            await InstallAsync(host, "1.0.0");
            await host.OpenAsync(County, "mycity");
            await InstallAsync(host, "1.1.0", "0.5");
            host.Loaded.Executions!.Begin("mycity", host.Loaded.Packages.Find("mycity")!.Mark.Hash.ToString());
        }

        await using var restarted = new RunningHost(_folder);
        Assert.Equal("other", Assert.Single(restarted.Loaded.Packages.Packages).Id);
        Assert.True(Assert.Single(restarted.Loaded.Packages.Failures).IsQuarantined);
        Assert.Null(await restarted.CellAsync(County));

        // Neither way out needs a restart.
        Assert.Empty((await InstallAsync(restarted, "1.1.0", "0.5")).Problems);
        Assert.Equal("40", await restarted.CellAsync(County));
        Assert.Empty((await restarted.Installation(_packages.Trust).RollbackAsync("mycity", "管理员", null, CancellationToken.None)).Problems);
        Assert.Equal("60", await restarted.CellAsync(County));
        Assert.Empty(restarted.Loaded.Packages.Failures);
    }

    [Fact]
    public async Task Start_AfterTheProcessEndedTwiceInAPackageThatWentWellBefore_QuarantinesIt()
    {
        await using (var host = new RunningHost(_folder))
        {
            await InstallAsync(host, "1.0.0");
            await host.OpenAsync(County, "mycity");
            Assert.Equal("60", await host.CellAsync(County));
            EndInside(host);
        }

        await using (var once = new RunningHost(_folder))
        {
            // Once may be a power cut: it goes on, and is named.
            Assert.Equal("60", await once.CellAsync(County));
            Assert.Equal(["mycity"], once.Loaded.Executions!.Suspected);
            EndInside(once);
        }

        for (var start = 0; start < 2; start++)
        {
            await using var twice = new RunningHost(_folder);
            Assert.Empty(twice.Loaded.Packages.Packages);
            Assert.True(Assert.Single(twice.Loaded.Packages.Failures).IsQuarantined);
        }

        await using var mended = new RunningHost(_folder);
        Assert.Empty((await InstallAsync(mended, "1.0.0")).Problems);
        Assert.Equal("60", await mended.CellAsync(County));
    }

    [Fact]
    public async Task Remove_QuarantinedPackage_IsSaidInTheLedger()
    {
        await using (var host = new RunningHost(_folder))
        {
            await InstallAsync(host, "1.0.0");
            await host.OpenAsync(County, "mycity");
            await host.BoardAsync(County);
            host.Loaded.Executions!.Begin("mycity", host.Loaded.Packages.Find("mycity")!.Mark.Hash.ToString());
        }

        await using var restarted = new RunningHost(_folder);
        await restarted.Installation(_packages.Trust).RemoveAsync("mycity", "管理员", null, CancellationToken.None);

        Assert.Null((await restarted.FactsAsync(County)).Packages["mycity"].Mark);
        Assert.Empty(restarted.Loaded.Packages.Failures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_PackageNeverExecutedBefore_IsProvenByTheFirstEvaluationAlone(bool isEvaluated)
    {
        Directory.CreateDirectory(_folder["packages"]);
        new InstalledPackages(_folder["packages"]).Install(PackageArchive.Read(_packages.Pack("1.0.0"), ArchiveLimits.Default));
        await using (var host = new RunningHost(_folder))
        {
            Assert.Equal("mycity", Assert.Single(host.Loaded.Unproven).Id);
            if (isEvaluated)
            {
                using var first = host.FirstEvaluation();
                await first.StartAsync(CancellationToken.None);
                await first.ExecuteTask!;
            }
        }

        await using var restarted = new RunningHost(_folder);
        Assert.Equal(isEvaluated ? 1 : 0, restarted.Loaded.Packages.Packages.Count);
        Assert.Equal(isEvaluated ? 0 : 1, restarted.Loaded.Packages.Failures.Count);
    }

    public void Dispose()
    {
        _packages.Dispose();
        _folder.Dispose();
    }

    /// <summary>Leaves the account as it stands when the process ends while a thread is in the package; disposing the host would clear it.</summary>
    private void EndInside(RunningHost host)
    {
        var mark = host.Loaded.Packages.Find("mycity")!.Mark;
        host.Loaded.Executions!.Running.Enter(1, host.Loaded.Executions.Running.Register("mycity", mark.Hash.ToString()));
        foreach (var file in new[] { "running", "running.names" })
        {
            File.Copy(_folder[$"executions/{file}"], _folder[$"left-{file}"], overwrite: true);
        }

        host.Ended = () =>
        {
            foreach (var file in new[] { "running", "running.names" })
            {
                File.Copy(_folder[$"left-{file}"], _folder[$"executions/{file}"], overwrite: true);
            }
        };
    }

    private Task<SwapResult> InstallAsync(RunningHost host, string version, string share = "1.0") =>
        host.Installation(_packages.Trust).InstallAsync(_packages.Pack(version, share), "管理员", null, [], CancellationToken.None);
}
