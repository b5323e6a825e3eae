using PerfHost.Host.Commands;
using PerfHost.Host.Packages;
using PerfHost.UnitTests.Loading.Unloading;
using PerfHost.Web.Packages;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Before a package comes into force its cases are run, also those of classes in its DLL.</summary>
public sealed class PackageTrialTests : IDisposable
{
    private readonly Loading.TestPackages _packages = new();

    [Theory]
    [InlineData(8, null)]
    [InlineData(7, "cases/full.yaml:3:1 满分：应为 7，实为 8")]
    public void Run_CasesOfAClass_AreHeldToTheDll(int expect, string? problem)
    {
        var folder = ClumsyPlugin.Write(_packages, $"tried{expect}", "");
        Directory.CreateDirectory(Path.Combine(folder, "cases"));
        File.WriteAllText(Path.Combine(folder, "cases", "full.yaml"), $"weight: 8\ncases:\n  - {{ name: 满分, target: 1, actual: 1, expect: {expect} }}\n");

        Assert.Equal(problem is null ? [] : [problem], PackageTrial.Run(folder, ruleCache: null).Problems);
    }

    [Theory]
    [InlineData("rules/ratio.indicator.csx", "// title: 正向\n// source: 本方案约定\nreturn Weight *;\n")]
    [InlineData("package.yaml", "id: own\nversion: 1.0.0\ntitle: 规则\nassembly: Own.dll\n")]
    public void Run_NothingThatCanBeRun_CountsNoCaseAsFailed(string file, string text)
    {
        var folder = _packages.Write("own", "id: own\nversion: 1.0.0\ntitle: 规则\n", ("cases/elsewhere.yaml", "cases: [{ name: 一半, target: 100, actual: 50, expect: 5 }]\n"));
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        File.WriteAllText(Path.Combine(folder, file), text);

        var report = PackageTrial.Run(folder, ruleCache: null);

        Assert.Equal((1, (int?)null), (report.Cases, report.Failed));
        Assert.NotEmpty(report.Problems);
        using var look = PackageLook.At(folder, null, null, new PackagePreview("info", "own", "规则", "1.0.0", null));
        using var printed = new StringWriter();
        PackagePreviewText.Print(new CommandContext(Texts.In("zh"), printed, TextWriter.Null), look.Preview);
        Assert.Contains("用例 1 个，没有运行", printed.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _packages.Dispose();
}
