using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Packages;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What a change of packages would leave schemes without.</summary>
public sealed class SchemeNeedsTests
{
    [Fact]
    public void New_WhatIsMissingBeforeAndAfter_IsNotNewAlthoughOtherKeysAreThere()
    {
        var (now, then) = (Set("proportional"), Set("proportional", "checklist"));

        Assert.NotEmpty(SchemeNeeds.Of(now.Extensions, now.Schemes.All));
        Assert.Empty(SchemeNeeds.New(now, then));
        Assert.StartsWith("方案 national（baseline）：没有已装载的指标类型“checklist”", Assert.Single(SchemeNeeds.New(then, now)), StringComparison.Ordinal);
    }

    private static PackageSet Set(params string[] keys) =>
        new([], [], new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline").Where(bound => keys.Contains(bound.Extension.Key))]), new SchemeSet([TestPackages.National]), []);
}
