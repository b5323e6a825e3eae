using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Installing;

public sealed class InstalledPackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly InstalledPackages _installed;

    public InstalledPackagesTests() => _installed = new InstalledPackages(Root);

    private string Root => Path.Combine(_folder.Path, "packages");

    [Fact]
    public void Install_Upgrade_PutsTheNewerInForceAndKeepsTheOlder()
    {
        Assert.True(_installed.Install(Archive("1.0.0")));
        Assert.True(_installed.Install(Archive("1.10.0")));

        Assert.Equal(["1.10.0", "1.0.0"], _installed.Versions("mycity").Select(version => version.Version));
        Assert.Equal("1.10.0", PackageManifest.ReadFolder(_installed.Folder("mycity")).Version);
        Assert.False(_installed.Install(Archive("1.10.0")));
    }

    [Fact]
    public void Install_OlderOrChangedVersion_IsRefusedAndLeavesTheOneInForce()
    {
        _installed.Install(Archive("1.2.0"));

        Refused("remove mycity", () => _installed.Install(Archive("1.1.9")));
        Refused("内容不同", () => _installed.Install(Archive("1.2.0", title: "另一份")));
        Assert.Equal("1.2.0", Assert.Single(_installed.Versions("mycity")).Version);
    }

    [Fact]
    public void Rollback_AfterUpgrade_PutsTheOlderBack()
    {
        _installed.Install(Archive("1.0.0"));
        _installed.Install(Archive("2.0.0"));

        Assert.Equal("1.0.0", _installed.Rollback("mycity").Version);
        Assert.Equal("1.0.0", PackageManifest.ReadFolder(_installed.Folder("mycity")).Version);
        Refused("没有可以退回的更早版本", () => _installed.Rollback("mycity"));
    }

    [Fact]
    public void Remove_Installed_IsNoLongerLoaded()
    {
        _installed.Install(Archive("1.0.0"));

        _installed.Remove("mycity");

        Assert.Empty(_installed.Ids);
        Refused("没有安装", () => _installed.Remove("mycity"));
        Refused("没有安装", () => _installed.Rollback("nobody"));
    }

    [Fact]
    public void Load_InstalledPackage_IsFoundBesideFolders()
    {
        _installed.Install(Archive("1.0.0"));

        using var catalog = PackageCatalog.Load(Root, new PackageLoader(null));

        Assert.Equal("mycity", Assert.Single(catalog.Packages).Manifest.Id);
        Assert.Empty(catalog.Failures);
    }

    [Fact]
    public void Load_DamagedList_NamesThePackageAndLoadsTheOthers()
    {
        _installed.Install(Archive("1.0.0"));
        File.WriteAllText(Path.Combine(Root, "other.installed"), "../../evil 0\n");

        using var catalog = PackageCatalog.Load(Root, new PackageLoader(null));

        Assert.Single(catalog.Packages);
        Assert.Equal("other", Assert.Single(catalog.Failures).PackageId);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.2.3.4-a.b-c--d")]
    [InlineData("999999999.999999999.999999999.999999999-12345678901234567890")]
    public void Install_AnyVersionThatAManifestMayHave_IsThereAfterARestart(string version)
    {
        _installed.Install(Archive(version));

        Assert.Equal(version, Assert.Single(new InstalledPackages(Root).Versions("mycity")).Version);
        Assert.Equal(version, PackageManifest.ReadFolder(new InstalledPackages(Root).Folder("mycity")).Version);
    }

    [Fact]
    public void Install_CrashBeforeTheSwap_LeavesTheOldVersionAndCanBeDoneAgain()
    {
        _installed.Install(Archive("1.0.0"));
        // What a crash leaves behind: a half-written staging folder and an unswapped list.
        Directory.CreateDirectory(Path.Combine(Root, ".store", "mycity", ".half", "rules"));
        File.WriteAllText(Path.Combine(Root, "mycity.installed.tmp"), "2.0.0 ");

        Assert.Equal("1.0.0", Assert.Single(_installed.Versions("mycity")).Version);
        Assert.True(_installed.Install(Archive("2.0.0")));
        Assert.Equal("2.0.0", _installed.Versions("mycity")[0].Version);
    }

    [Theory]
    [InlineData("1.0", "1.0.0", 0)]
    [InlineData("1.9.0", "1.10.0", -1)]
    [InlineData("2.0.0-beta", "2.0.0", -1)]
    [InlineData("2.0.0-beta", "2.0.0-alpha", 1)]
    [InlineData("2.0.1-alpha", "2.0.0", 1)]
    public void Compare_Versions_OrdersThemAsPeopleDo(string one, string other, int expected) =>
        Assert.Equal(expected, Math.Sign(PackageVersion.Compare(one, other)));

    public void Dispose() => _folder.Dispose();

    private static void Refused(string part, Func<object> act) => Assert.Contains(part, Assert.Throws<PackageException>(act).Message, StringComparison.Ordinal);

    private static void Refused(string part, Action act) => Assert.Contains(part, Assert.Throws<PackageException>(act).Message, StringComparison.Ordinal);

    private PackageArchive Archive(string version, string title = "某市绩效规则")
    {
        var source = Path.Combine(_folder.Path, "source");
        Directory.CreateDirectory(source);
        File.WriteAllText(Path.Combine(source, "package.yaml"), $"id: mycity\nversion: {version}\ntitle: {title}\n");
        using var packed = new MemoryStream();
        PackageWriter.Write(source, packed, key: null);
        packed.Position = 0;
        return PackageArchive.Read(packed, ArchiveLimits.Default);
    }
}
