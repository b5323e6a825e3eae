using PerfHost.Loading;
using PerfHost.Scripting;

namespace PerfHost.UnitTests.Loading;

public sealed class PackageCatalogTests : IDisposable
{
    private const string Rule = "// title: 规则\n// source: 本方案约定\nreturn Weight;";
    private readonly TestPackages _packages = new();
    private readonly PackageLoader _loader = new(new PackageRules(new RuleCompiler(null)));

    public void Dispose() => _packages.Dispose();

    [Fact]
    public void Load_OneFails_TheOthersComeInOrdinalOrder()
    {
        _packages.Copy("Simple", "b");
        _packages.Copy("Throwing", "c");
        _packages.Write("d", "id: d\nversion: x\ntitle: 丁\n");
        _packages.Write("a", "id: z\nversion: 1.0\ntitle: 甲\n");
        Directory.CreateDirectory(Path.Combine(_packages.Root, "no-package"));

        using var catalog = PackageCatalog.Load(_packages.Root, _loader);

        Assert.Equal(["z", "simple"], catalog.Packages.Select(package => package.Manifest.Id));
        Assert.Equal([("c", "throwing"), ("d", null)], catalog.Failures.Select(failure => (failure.Folder, failure.PackageId)));
        Assert.Contains("第 2 行", catalog.Failures[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoPackagesWithTheSameKey_BothLoadAndAreNamed()
    {
        _packages.Write("a", "id: a\nversion: 1.0\ntitle: 甲\n", ("rules/same.indicator.csx", Rule), ("rules/same.method.csx", Rule.Replace("Weight", "[]", StringComparison.Ordinal)));
        _packages.Write("b", "id: b\nversion: 1.0\ntitle: 乙\n", ("rules/same.indicator.csx", Rule));

        using var catalog = PackageCatalog.Load(_packages.Root, _loader);

        Assert.Empty(catalog.Failures);
        var shared = Assert.Single(catalog.SharedKeys);
        Assert.Equal("same", shared.Key);
        Assert.Equal(["a", "b"], shared.PackageIds);
    }

    [Fact]
    public void Load_TwoPackagesWithTheSameId_TheSecondFails()
    {
        _packages.Copy("Simple", "a");
        _packages.Copy("Simple", "b");

        using var catalog = PackageCatalog.Load(_packages.Root, _loader);

        Assert.Single(catalog.Packages);
        Assert.Contains("simple", Assert.Single(catalog.Failures).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingRoot_IsEmpty() => Assert.Empty(PackageCatalog.Load(Path.Combine(_packages.Root, "none"), _loader).Packages);
}
