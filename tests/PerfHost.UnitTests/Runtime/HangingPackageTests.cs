using PerfHost.Host.Runtime;
using PerfHost.UnitTests.Loading.Unloading;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Code in the process that does not come back costs its thread, and nothing else.</summary>
[Collection(nameof(WholeProcess))]
public sealed class HangingPackageTests : IDisposable
{
    private const string County = "示例县";
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hang_InADll_IsNamedAndTheBoardGoesOnWithoutIt(bool byItself)
    {
        using var compiled = new Loading.TestPackages();
        var source = ClumsyPlugin.Write(compiled, "sleepy", "registry.Add(Extension.Of(\"ratio\", \"会卡住\", new Sleepy()));", """
            public sealed class Sleepy : IIndicatorType
            {
                public Score Evaluate(Measurement measurement)
                {
                    while (measurement.ActualNumber > 90 && AppDomain.CurrentDomain.GetData("sleepy-wake") is null) { Thread.Sleep(5); }
                    return measurement.Weight;
                }
            }
            """);
        SmallPackage.Write(_folder["packages/mycity"]);
        File.Delete(_folder["packages/mycity/rules/ratio.indicator.csx"]);
        CopyInto(source, _folder["packages/sleepy"]);
        try
        {
            await using var host = new RunningHost(_folder);
            using var health = host.Health(new FastTime(50));
            if (byItself)
            {
                await health.StartAsync(CancellationToken.None);
            }

            await host.OpenAsync(County, "mycity");
            var before = await host.BoardAsync(County);
            Assert.Equal("100", await host.CellAsync(County));

            await host.ObserveAsync(County, 99);
            var waiting = host.BoardAsync(County);
            for (var look = 0; !byItself && look <= PackageHealth.HangingLooks; look++)
            {
                await Task.Delay(20);
                await health.LookAsync(CancellationToken.None);
            }

            // Who waited gets the board in its place; the item carries the fault and is no score.
            var after = await waiting.WaitAsync(TimeSpan.FromSeconds(60));
            Assert.NotSame(before, after);
            Assert.True(before.IsAbandoned);
            Assert.Equal(("p1", "i001"), before.Asked);
            Assert.Contains("sleepy 1.0.0 ratio 的一次计算", Assert.Single(host.Loaded.Stopped("sleepy")), StringComparison.Ordinal);
            var result = await after.LookAsync(projection => projection.Result("p1"), CancellationToken.None);
            Assert.Contains("仍未返回", result!.Indicators[0].Fault!.Message, StringComparison.Ordinal);
            Assert.Equal(20m, result.Execution!.Points);
            await health.StopAsync(CancellationToken.None);
        }
        finally
        {
            AppDomain.CurrentDomain.SetData("sleepy-wake", "yes");
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.SetData("sleepy-wake", null);
        _folder.Dispose();
    }

    private static void CopyInto(string source, string target)
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
    }
}
