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
        await File.WriteAllTextAsync(_folder["trust/revoked.txt"], isKey ? version.KeyId : version.Hash, TestContext.Current.CancellationToken);

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

    private async Task InstallAsync(string version)
    {
        await using var host = new RunningHost(_folder);
        Assert.Empty((await host.Installation(_packages.Trust).InstallAsync(_packages.Pack(version), "管理员", null, [], CancellationToken.None)).Problems);
    }
}
