using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>An evaluation that runs while another version comes finishes on the version it began with.</summary>
[Collection(nameof(WholeProcess))]
public sealed class InFlightTests : IDisposable
{
    private const string County = "示例县";
    private const string Entered = "in-flight-entered";
    private const string Wake = "in-flight-wake";
    private const string Finished = "in-flight-finished";
    private readonly TemporaryFolder _folder = new();
    private readonly SignedPackages _packages;

    public InFlightTests() => _packages = new SignedPackages(_folder);

    [Fact]
    public async Task Install_WhileTheOldVersionEvaluates_LetsItFinishThenUnloadsIt()
    {
        await using var host = new RunningHost(_folder);
        var installation = host.Installation(_packages.Trust);
        Assert.Empty((await installation.InstallAsync(Pack("1.0.0", "1"), "管理员", null, [], CancellationToken.None)).Problems);
        await host.OpenAsync(County, "mycity");
        Assert.Equal("100", await host.CellAsync(County));

        await host.ObserveAsync(County, 99);
        var evaluating = Task.Run(() => host.BoardAsync(County));
        await UntilAsync(Entered);
        var installing = Task.Run(() => installation.InstallAsync(Pack("1.1.0", "2"), "管理员", null, [], CancellationToken.None));
        await Task.Delay(300);
        Assert.False(evaluating.IsCompleted);
        AppDomain.CurrentDomain.SetData(Wake, "yes");
        await evaluating;

        Assert.Empty((await installing).Problems);
        Assert.Equal("1.0.0", AppDomain.CurrentDomain.GetData(Finished));
        Assert.Equal("60", await host.CellAsync(County));
        for (var round = 0; round < 20 && host.Unloaded.Waiting > 0; round++)
        {
            await Task.Delay(50);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            host.Unloaded.Look(isLast: false);
        }

        Assert.Equal(0, host.Unloaded.Waiting);
        Assert.True(host.Unloaded.Verdict("mycity")!.IsGone);
    }

    public void Dispose()
    {
        foreach (var name in new[] { Entered, Wake, Finished })
        {
            AppDomain.CurrentDomain.SetData(name, null);
        }

        _packages.Dispose();
        _folder.Dispose();
    }

    private static async Task UntilAsync(string name)
    {
        while (AppDomain.CurrentDomain.GetData(name) is null)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>A version whose class waits in the middle of the evaluation of a number above 90, and divides the weight.</summary>
    private MemoryStream Pack(string version, string divisor) => _packages.Pack(version, change: folder =>
    {
        File.Delete(Path.Combine(folder, "rules", "ratio.indicator.csx"));
        File.AppendAllText(Path.Combine(folder, "package.yaml"), "assembly: Waits.dll\n");
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllBytes(Path.Combine(folder, "lib", "Waits.dll"), CompiledDll.Plugin("Waits", [$$"""
            using System; using System.Threading; using PerfHost.Sdk;
            public sealed class Waits : Plugin, IIndicatorType
            {
                public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("ratio", "会等", this));
                public Score Evaluate(Measurement measurement)
                {
                    if (measurement.ActualNumber > 90 && AppDomain.CurrentDomain.GetData("{{Wake}}") is null)
                    {
                        AppDomain.CurrentDomain.SetData("{{Entered}}", "yes");
                        while (AppDomain.CurrentDomain.GetData("{{Wake}}") is null) { Thread.Sleep(5); }
                        AppDomain.CurrentDomain.SetData("{{Finished}}", "{{version}}");
                    }

                    return measurement.Weight / {{divisor}};
                }
            }
            """]));
    });
}
