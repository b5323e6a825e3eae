using PerfHost.Engine.Evaluation;
using PerfHost.Host.Runtime;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A package that faults again and again is stopped and named, and nothing else is.</summary>
[Collection(nameof(WholeProcess))]
public sealed class DegradedPackageTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Fault_AgainAndAgain_StopsTheExtensionAloneUntilAnotherVersionComes()
    {
        // Divides by zero above 60.
        SmallPackage.Write(_folder["packages/mycity"], share: "(1.0 / (1 / (int)Math.Max(0, 61 - Actual) > 5 ? 1 : 1))");
        await using var host = new RunningHost(_folder);
        await host.OpenAsync(County, "mycity");
        Assert.Equal("60", await host.CellAsync(County));

        await ObserveAsync(host, 70, 70);
        Assert.Empty(host.Loaded.Stopped("mycity"));
        await ObserveAsync(host, 50);
        Assert.Equal("60", await host.CellAsync(County));
        await ObserveAsync(host, 70, 70, 70);

        Assert.Equal("mycity 1.0.0 ratio 连续出错 3 次，已停用。请安装改正后的版本或退回上一版本。", Assert.Single(host.Loaded.Stopped("mycity")));
        await ObserveAsync(host, 50);
        var result = await ResultAsync(host);
        Assert.Contains("已停用", result.Indicators[0].Fault!.Message, StringComparison.Ordinal);
        Assert.Contains("mycity 1.0.0 rules/ratio.indicator.csx", result.Indicators[0].Fault!.Extension, StringComparison.Ordinal);
        Assert.Null(result.Execution!.Fault);

        await host.Swap.PutAsync(new PackageCandidate(SmallPackage.Write(_folder["next"], "1.1.0"), PackageKind.Folder, null), "管理员", "改正", CancellationToken.None);
        Assert.Empty(host.Loaded.Stopped("mycity"));
        Assert.Equal("60", await host.CellAsync(County));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task ObserveAsync(RunningHost host, params double[] values)
    {
        foreach (var value in values)
        {
            await host.ObserveAsync(County, value);
            await host.BoardAsync(County);
        }
    }

    private static async Task<SubjectResult> ResultAsync(RunningHost host) =>
        (await (await host.BoardAsync(County)).LookAsync(projection => projection.Result("p1"), CancellationToken.None))!;
}
