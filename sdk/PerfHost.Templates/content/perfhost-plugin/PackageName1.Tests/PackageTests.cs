using PerfHost.Engine.Goals;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing;

namespace PackageName1.Tests;

/// <summary>整个程序包，像在服务器上那样载入和运行。</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string Folder = PackageFolder.Find("package-name-1");

    // 方案还用到国家框架的规则（baseline/……），一同载入。
    private readonly PackageHost _host = PackageHost.Load(Folder, PackageFolder.National());

    public static TheoryData<string> Promises
    {
        get
        {
            using var host = PackageHost.Load(Folder);
            return [.. host.Conformance().Select(check => check.Name)];
        }
    }

    [Fact]
    public void Package_Cases_Hold() => _host.CheckCases();

    [Theory]
    [MemberData(nameof(Promises))]
    public Task Package_Promise_IsKept(string promise) => _host.Conformance().Single(check => check.Name == promise).Run();

    [Fact]
    public void Package_Unloaded_LeavesNothingBehind() => PackageHost.CheckUnload(Folder);

    [Fact]
    public void Board_EightyOfAHundred_GivesItsShareAndSaysWhy()
    {
        _host.Adopt("package-id-1");
        _host.Declare(new Declaration
        {
            Subject = "s1",
            Title = "示例项目",
            Year = 2025,
            AdjustedBudget = 1_000_000,
            ExecutionWeight = 10,
            Indicators = [new Indicator { Key = "i001", Head = "产出指标", Title = "巡查天数", Comparator = Comparator.AtLeast, Target = Value.Of(100), Unit = "天", Weight = 90 }],
        });
        _host.Observe("s1", "i001", new DateOnly(2025, 12, 31), 80);
        _host.Observe("s1", "execution", new DateOnly(2025, 12, 31), 950_000);

        var board = _host.Open(new DateOnly(2026, 3, 1));

        Assert.Equal((81.5m, "良"), (board["s1"].Total, board["s1"].Grade));
        Assert.Contains("完成率：80%", board.Explain("s1"));
        Assert.Empty(board.Faults);
    }

    public void Dispose() => _host.Dispose();
}
