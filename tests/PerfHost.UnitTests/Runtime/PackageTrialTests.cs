using PerfHost.Host.Packages;
using PerfHost.UnitTests.Loading.Unloading;

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

    public void Dispose() => _packages.Dispose();
}
