using PerfHost.Sdk.Testing;
using PerfHost.Sdk.Testing.Cases;

namespace PackageName1.Tests;

/// <summary>一个类对照它的用例：cases/pass-line.yaml 里每一条是一个测试。</summary>
public sealed class PassLineTests
{
    private static readonly IndicatorCases All = IndicatorCases.Read(PackageFolder.Find("package-name-1"));

    public static TheoryData<string> Cases => [.. All.For("pass-line").Select(one => one.ToString())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void PassLine_Case_Holds(string name) => All.For("pass-line").Single(one => one.ToString() == name).Check(new PassLine());
}
