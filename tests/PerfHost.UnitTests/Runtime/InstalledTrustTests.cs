using System.Text.Json;
using PerfHost.Host.Packages;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What was trusted when it was installed is looked at again whenever a host starts.</summary>
[Collection(nameof(WholeProcess))]
public sealed class InstalledTrustTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();
    private readonly SignedPackages _packages;

    public InstalledTrustTests() => _packages = new SignedPackages(_folder);

    [Theory]
    [InlineData(true, "的签名密钥")]
    [InlineData(false, "已被吊销，没有装载")]
    public async Task Start_PackageCalledBackSince_LeavesItOutAndSaysSo(bool isKey, string said)
    {
        await InstallAsync("1.0.0");
        var version = new InstalledPackages(_folder["packages"]).Versions("mycity")[0];
        await RevokeAsync(isKey ? version.KeyId! : version.Hash);

        await using var host = new RunningHost(_folder);

        Assert.Empty(host.Loaded.Packages.Packages);
        Assert.Contains(said, Assert.Single(host.Loaded.Packages.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_FilesAlteredSince_LeavesItOutUntilItIsInstalledAgain()
    {
        await InstallAsync("1.0.0");
        var rule = Directory.GetFiles(_folder["packages/.store"], "ratio.indicator.csx", SearchOption.AllDirectories).Single();
        var genuine = await File.ReadAllTextAsync(rule, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(rule, genuine.Replace("1.0", "9.0", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await using var host = new RunningHost(_folder);
        Assert.Empty(host.Loaded.Packages.Packages);
        Assert.Contains("安装之后被改动过", Assert.Single(host.Loaded.Packages.Failures).Reason, StringComparison.Ordinal);

        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(_packages.Pack("1.0.0"), "管理员", null, [], CancellationToken.None)).Problems);
        Assert.Equal(genuine, await File.ReadAllTextAsync(rule, TestContext.Current.CancellationToken));
        Assert.Empty(host.Loaded.Packages.Failures);
        Assert.Equal("1.0.0", Assert.Single(host.Loaded.Packages.Packages).Version);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Look_PackageCalledBackWhileItRuns_IsOutOfForceAtOnceAndOneEntry(bool isKey)
    {
        await InstallAsync("1.0.0");
        await using var host = new RunningHost(_folder);
        await host.OpenAsync(County, "mycity");
        Assert.Equal("60", await host.CellAsync(County));
        using var watch = host.Trust(_packages.Trust);
        Assert.Empty(await watch.LookAsync(CancellationToken.None));

        var version = host.Installed.Versions("mycity")[0];
        await RevokeAsync(isKey ? version.KeyId! : version.Hash);
        Assert.Equal("mycity", Assert.Single(await watch.LookAsync(CancellationToken.None)).Package);
        Assert.Empty(await watch.LookAsync(CancellationToken.None));

        Assert.Null(await host.CellAsync(County));
        Assert.Contains("已被吊销，没有装载", Assert.Single(host.Loaded.Packages.Failures).Reason, StringComparison.Ordinal);
        var facts = await host.FactsAsync(County);
        Assert.Null(facts.Packages["mycity"].Mark);
        var swap = JsonDocument.Parse(Assert.Single((await host.SwapsAsync(County))[^1].Rows!)).RootElement;
        Assert.Contains("已被吊销", swap.GetProperty("reason").GetString(), StringComparison.Ordinal);

        // The list was wrong: the genuine file brings it back without a restart.
        File.Delete(_folder["trust/revoked.txt"]);
        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(_packages.Pack("1.0.0"), "管理员", null, [], CancellationToken.None)).Problems);
        Assert.Equal("60", await host.CellAsync(County));
    }

    [Fact]
    public async Task Look_RevocationThatCannotBeRead_LeavesEverythingInForceAndSaysSo()
    {
        await InstallAsync("1.0.0");
        await using var host = new RunningHost(_folder);
        using var watch = host.Trust(_packages.Trust);
        await RevokeAsync("mycity 1.0.0");

        Assert.Contains("mycity 1.0.0", (await Assert.ThrowsAsync<PackageException>(() => watch.LookAsync(CancellationToken.None))).Message, StringComparison.Ordinal);

        Assert.Equal("1.0.0", Assert.Single(host.Loaded.Packages.Packages).Version);
    }

    [Theory]
    [InlineData("revoked", "已被吊销，不能退回")]
    [InlineData("altered", "被改动过，不能退回")]
    public async Task Rollback_EarlierVersionIsNotToBeTrustedAnyMore_IsRefusedAndShownSo(string how, string said)
    {
        await InstallAsync("1.0.0");
        await InstallAsync("1.1.0");
        await using var host = new RunningHost(_folder);
        var (earlier, folder) = host.Installed.Previous("mycity");
        if (how == "revoked")
        {
            await RevokeAsync(earlier.Hash);
        }
        else
        {
            await File.AppendAllTextAsync(Path.Combine(folder, "rules/ratio.indicator.csx"), "\n// ours now", TestContext.Current.CancellationToken);
        }

        using var previewer = host.Previewer(_packages.Trust, new PackageStash(_folder["stash"], TimeProvider.System));
        var shown = await Assert.ThrowsAsync<PackageException>(() => previewer.RollbackAsync("mycity", CancellationToken.None));
        var refused = await Assert.ThrowsAsync<PackageException>(() => host.Installation(_packages.Trust).RollbackAsync("mycity", "管理员", null, CancellationToken.None));

        Assert.Contains(said, shown.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.Equal("1.1.0", host.Installed.Versions("mycity")[0].Version);
        Assert.Equal("1.1.0", Assert.Single(host.Loaded.Packages.Packages).Version);
    }

    [Fact]
    public async Task Remove_FolderOfTheSameIdIsInForce_TakesTheInstalledOneAndLeavesTheFolder()
    {
        await InstallAsync("1.0.0");
        SmallPackage.Write(_folder["packages/Mine"], "3.0.0");
        await using var host = new RunningHost(_folder);
        await host.OpenAsync(County, "mycity");
        Assert.Equal("60", await host.CellAsync(County));
        var installation = host.Installation(_packages.Trust);
        using var previewer = host.Previewer(_packages.Trust, new PackageStash(_folder["stash"], TimeProvider.System));

        var preview = await previewer.RemovalAsync("mycity", CancellationToken.None);
        await Assert.ThrowsAsync<PackageException>(() => installation.RollbackAsync("mycity", "管理员", null, CancellationToken.None));
        var removed = await installation.RemoveAsync("mycity", "管理员", null, CancellationToken.None);

        Assert.Empty(preview.Contents);
        Assert.Contains("文件夹照常使用", Assert.Single(preview.Notices), StringComparison.Ordinal);
        Assert.Equal(("1.0.0", null), (removed.From!.Version, removed.To));
        Assert.Equal("3.0.0", Assert.Single(host.Loaded.Packages.Packages).Version);
        Assert.Empty(host.Loaded.Packages.Failures);
        Assert.Empty(host.Installed.Ids);
        Assert.Equal("60", await host.CellAsync(County));
    }

    public void Dispose()
    {
        _packages.Dispose();
        _folder.Dispose();
    }

    private Task RevokeAsync(string id) => File.WriteAllTextAsync(_folder["trust/revoked.txt"], id, TestContext.Current.CancellationToken);

    private async Task InstallAsync(string version)
    {
        await using var host = new RunningHost(_folder);
        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(_packages.Pack(version), "管理员", null, [], CancellationToken.None)).Problems);
    }
}
