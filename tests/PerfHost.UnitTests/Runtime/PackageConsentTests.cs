using PerfHost.Host.Packages;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Sdk.Testing.Ledger;
using PerfHost.UnitTests.Sources;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A package gets what an administrator granted, in so many words, and the file that was looked at.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PackageConsentTests : IDisposable
{
    private const string Bureau = "network: budget.example:443";
    private readonly TemporaryFolder _folder = new();
    private readonly SignedPackages _packages;

    public PackageConsentTests() => _packages = new SignedPackages(_folder);

    [Fact]
    public async Task Install_WhatItAsksFor_WantsConsentOnceAndAgainWhenItAsksForMore()
    {
        await using var host = new RunningHost(_folder);
        var installation = host.Installation(_packages.Trust);
        var (asking, more) = (SignedPackages.Asking("network: [\"budget.example:443\"]"), SignedPackages.Asking("network: [\"budget.example:443\"], files: [\"*\"]"));

        await RefusedAsync("--consent \"network: budget.example:443\"", () => InstallAsync(installation, "1.0.0", asking));
        await RefusedAsync("不是它申请的权限", () => InstallAsync(installation, "1.0.0", asking, Bureau, "files: *"));
        Assert.Empty(host.Installed.Ids);
        Assert.Empty((await InstallAsync(installation, "1.0.0", asking, Bureau)).Problems);
        var granted = Assert.Single(host.Installed.Grants.Of("mycity"));
        Assert.Equal((Bureau, "管理员"), (granted.Capability, granted.Person));

        // The same again is not asked again; what is new is.
        Assert.Empty((await InstallAsync(installation, "1.1.0", asking)).Problems);
        await RefusedAsync("--consent \"files: *\"", () => InstallAsync(installation, "1.2.0", more));
        using var previewer = host.Previewer(_packages.Trust, new PackageStash(_folder["stash"], TimeProvider.System));
        var preview = await previewer.FileAsync(_packages.Pack("1.2.0", change: more), CancellationToken.None);
        Assert.Equal(["files: *"], preview.Unconsented);
        Assert.Empty((await InstallAsync(installation, "1.2.0", more, "files: *")).Problems);

        await installation.RemoveAsync("mycity", "管理员", null, CancellationToken.None);
        Assert.Empty(host.Installed.Grants.Of("mycity"));
    }

    [Fact]
    public async Task Install_SignedBySomebodyElseThanTheVersionInForce_WantsConsentAndSaysSo()
    {
        await using var host = new RunningHost(_folder);
        var installation = host.Installation(_packages.Trust);
        await InstallAsync(installation, "1.0.0", _ => { });
        using var other = new SignedPackages(_folder, "另一单位");

        var refused = await Assert.ThrowsAsync<PackageException>(() => installation.InstallAsync(other.Pack("1.1.0"), "管理员", null, [], CancellationToken.None));
        using var previewer = host.Previewer(_packages.Trust, new PackageStash(_folder["stash"], TimeProvider.System));
        var preview = await previewer.FileAsync(other.Pack("1.1.0"), CancellationToken.None);

        Assert.Contains("--consent \"publisher: 另一单位\"", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["publisher: 另一单位"], preview.Unconsented);
        Assert.Contains("在用的 1.0.0 由 某市财政局 签名，这一版由 另一单位 签名", Assert.Single(preview.Notices), StringComparison.Ordinal);
        Assert.Equal("1.0.0", Assert.Single(host.Loaded.Packages.Packages).Version);

        Assert.Empty((await installation.InstallAsync(other.Pack("1.1.0"), "管理员", null, ["publisher: 另一单位"], CancellationToken.None)).Problems);
        Assert.Empty((await installation.InstallAsync(other.Pack("1.2.0"), "管理员", null, [], CancellationToken.None)).Problems);
        await RefusedAsync("--consent \"publisher: 某市财政局\"", () => InstallAsync(installation, "1.3.0", _ => { }));
    }

    [Fact]
    public async Task Install_WithConsent_IsSaidInTheLedger()
    {
        await using var host = new RunningHost(_folder);
        var installation = host.Installation(_packages.Trust);
        await InstallAsync(installation, "1.0.0", _ => { });
        await host.OpenAsync("示例县", "mycity");
        await host.BoardAsync("示例县");

        await InstallAsync(installation, "1.1.0", SignedPackages.Asking("network: [\"budget.example:443\"]"), Bureau);

        var last = (await host.SwapsAsync("示例县"))[^1];
        Assert.Contains("同意 network: budget.example:443", System.Text.RegularExpressions.Regex.Unescape(System.Text.Encoding.UTF8.GetString(last.Rows![0].Span)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_VersionInForceWithConsentAtLast_GrantsIt()
    {
        await using var host = new RunningHost(_folder);
        var (installation, asking) = (host.Installation(_packages.Trust), SignedPackages.Asking("network: [\"budget.example:443\"]"));
        await InstallAsync(installation, "1.0.0", asking, Bureau);
        host.Installed.Grants.Withdraw("mycity");

        var again = await InstallAsync(installation, "1.0.0", asking, Bureau);

        Assert.False(again.HasChanged || again.IsRefused);
        Assert.Single(host.Installed.Grants.Of("mycity"));
    }

    [Fact]
    public async Task Source_OfAnInstalledPackage_ReadsWhatWasGrantedOnly()
    {
        await using var house = await SourceHouse.OpenAsync("""
            sources:
              - id: unruly
                source: unruly/unruly
                jurisdiction: "510116"
                settings: { how: names }
                files: [.]
            """);
        using var packages = new Loading.TestPackages();
        var copy = packages.Copy("Unruly", "unruly");
        Directory.CreateDirectory(house["packages"]);
        Assert.True(new PerfHost.Loading.Installing.InstalledPackages(house["packages"]).Install(SmallPackage.Pack(copy)));
        var runner = house.Runner(packages: house["packages"]);

        Assert.Contains("没有同意“files: *”", (await runner.RunAsync("unruly", CancellationToken.None))!.Error, StringComparison.Ordinal);
        new PerfHost.Loading.Installing.Grants(house["packages"]).Add("unruly", ["files: *"], "管理员", TimeProvider.System.GetUtcNow());
        Assert.Null((await runner.RunAsync("unruly", CancellationToken.None))!.Error);
    }

    [Fact]
    public void Grants_DamagedFile_NamesTheLine()
    {
        var grants = new PerfHost.Loading.Installing.Grants(_folder["packages"]);
        grants.Add("mycity", [Bureau], "李\t管理\n员", TimeProvider.System.GetUtcNow());
        Assert.Equal("李管理员", Assert.Single(grants.Of("mycity")).Person);
        File.AppendAllText(_folder["packages/mycity.granted"], "network: evil:443\n");

        Assert.Contains("第 2 行", Assert.Throws<PackageException>(() => grants.Of("mycity")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stash_FileOfATicket_IsTheOneThatWasLookedAtForAnHour()
    {
        var clock = new SettableClock(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(_folder["stash"]);
        File.WriteAllText(_folder["stash/left-over.perfpack"], "x");
        var stash = new PackageStash(_folder["stash"], clock);
        var ticket = stash.Keep(new MemoryStream([1, 2, 3]));
        Assert.False(File.Exists(_folder["stash/left-over.perfpack"]));
        Assert.Equal([1, 2, 3], stash.Open(ticket).ToArray());

        File.WriteAllBytes(_folder[$"stash/{ticket}.perfpack"], [1, 2, 4]);
        Assert.Contains("与预览时不同", Assert.Throws<PackageException>(() => stash.Open(ticket)).Message, StringComparison.Ordinal);
        Assert.Contains("已过期", Assert.Throws<PackageException>(() => stash.Open("../../etc/passwd")).Message, StringComparison.Ordinal);

        for (var i = 0; i <= PackageStash.Most; i++)
        {
            clock.Set(clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            ticket = stash.Keep(new MemoryStream([(byte)i]));
        }

        Assert.Equal(PackageStash.Most, Directory.GetFiles(_folder["stash"]).Length);
        clock.Set(clock.GetUtcNow() + PackageStash.Kept + TimeSpan.FromSeconds(1));
        Assert.Throws<PackageException>(() => stash.Open(ticket));
        Assert.Empty(Directory.GetFiles(_folder["stash"]));
    }

    public void Dispose()
    {
        _packages.Dispose();
        _folder.Dispose();
    }

    private static async Task RefusedAsync(string part, Func<Task<SwapResult>> act) =>
        Assert.Contains(part, (await Assert.ThrowsAsync<PackageException>(act)).Message, StringComparison.Ordinal);

    private Task<SwapResult> InstallAsync(PackageInstallation installation, string version, Action<string> change, params string[] consent) =>
        installation.InstallAsync(_packages.Pack(version, change: change), "管理员", null, consent, CancellationToken.None);
}
