using PerfHost.Connectors.Budget;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Connectors;

/// <summary>The template that comes with the package, on made-up files that follow it.</summary>
public sealed class IntegratedBudgetSourceTests : IDisposable
{
    private static readonly string Template = File.ReadAllText(SharedData.Plugin("Connectors", "mappings", "integrated-budget.template.yaml"));
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => new IntegratedBudgetSource(), Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task IntegratedBudgetSource_Conformance_Holds(string check) =>
        new DataSourceConformance(() => new IntegratedBudgetSource(), Request()).Checks.Single(one => one.Name == check).Run();

    [Fact]
    public async Task Read_Export_GivesGoalsAndTheYearsPaymentsByRegionUnitAndProject()
    {
        var observed = (await Reading.AllAsync(new IntegratedBudgetSource(), Request())).OfType<SourceObservation>();

        Assert.Equal(
            [
                new SourceObservation("510116-101-P1", "i001", new DateOnly(2025, 6, 30), Value.Of(300.0), "绩效目标.csv 第 2 行第 6 列"),
                new SourceObservation("510116-101-P1", "execution", new DateOnly(2025, 12, 31), Value.Of(15_000.0), "支付.csv 第 2 行第 5 列起 2 处合计"),
            ],
            observed);
    }

    [Fact]
    public async Task Read_KeysThatDoNotFit_AreRejectedWithTheirPlace()
    {
        var rejected = (await Reading.AllAsync(new IntegratedBudgetSource(), Request())).OfType<SourceRejection>();

        Assert.Equal(
            [
                new SourceRejection("单位.csv 第 3 行第 1 列", "510116-101 重复", "不为空、不重复的编码"),
                new SourceRejection("项目.csv 第 3 行第 1 列", "510116-999", "单位表中的单位"),
                new SourceRejection("支付.csv 第 5 行第 1 列", "510116-999-P2", "项目表中的项目"),
            ],
            rejected);
    }

    [Fact]
    public async Task Read_UnchangedExport_IsNotReadAgain_AndOneChangedFileIs()
    {
        var request = Request();
        var end = (await Reading.AllAsync(new IntegratedBudgetSource(), request)).LastCursor().Position;

        Assert.Empty(await Reading.AllAsync(new IntegratedBudgetSource(), request with { Cursor = end }));
        File.AppendAllText(_folder["支付.csv"], "510116,101,P1,2025-07-01,1,元,已支付\n");
        Assert.Equal(15_001, (await Reading.AllAsync(new IntegratedBudgetSource(), request with { Cursor = end })).OfType<SourceObservation>().Last().Value.Number);
    }

    [Fact]
    public void Template_SaysThatItIsOne() => Assert.Contains("这不是任何一地系统的真实格式", Template, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private DataRequest Request()
    {
        File.WriteAllText(_folder["单位.csv"], "区划编码,单位编码,单位名称\n510116,101,第一中学\n510116,101,又是第一中学\n");
        File.WriteAllText(_folder["项目.csv"], "区划编码,单位编码,项目编码\n510116,101,P1\n510116,999,P2\n");
        File.WriteAllText(_folder["绩效目标.csv"], "区划编码,单位编码,项目编码,指标编码,填报日期,完成值\n510116,101,P1,i001,2025-06-10,300\n510116,101,P1,i002,2025-06-10,\n");
        File.WriteAllText(_folder["支付.csv"], "区划编码,单位编码,项目编码,支付日期,支付金额,金额单位,状态\n510116,101,P1,2025-03-05,1,万元,已支付\n510116,101,P1,2025-03-06,9,万元,已退回\n510116,101,P1,2025-06-05,5000,元,已支付\n510116,999,P2,2025-06-05,5000,元,已支付\n");
        return Reading.Request(("folder", _folder.Path), ("mapping", Template)).Within(_folder.Path);
    }
}
