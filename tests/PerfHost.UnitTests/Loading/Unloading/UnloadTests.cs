using System.Runtime.CompilerServices;
using PerfHost.Loading;
using PerfHost.Loading.Unloading;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Loading.Unloading;

/// <summary>After every unload the host knows whether the memory came back and, if not, what may hold it.</summary>
[Collection(nameof(WholeProcess))]
public sealed class UnloadTests : IDisposable
{
    private readonly TestPackages _packages = new();
    private readonly PackageLoader _loader = new(null);

    public static TheoryData<string, string, string, string> Pinning => new()
    {
        { "timer", "timer = new Timer(_ => { }, null, 1000000, 1000000); Keep(timer);", "static Timer timer; static void Keep(object o) { AppDomain.CurrentDomain.SetData(\"clumsy-timer\", o); }", "定时器" },
        { "staticevent", "AppDomain.CurrentDomain.ProcessExit += (s, e) => GC.KeepAlive(new Own());", "", "应用域的静态事件" },
        { "anyevent", "System.Threading.Tasks.TaskScheduler.UnobservedTaskException += (s, e) => GC.KeepAlive(new Own());", "", "静态事件（TaskScheduler.UnobservedTaskException）" },
        { "thread", "var t = new Thread(() => { while (AppDomain.CurrentDomain.GetData(\"clumsy-stop\") is null) Thread.Sleep(20); }) { IsBackground = true }; t.Start();", "", "线程" },
        { "json", "System.Text.Json.JsonSerializer.Serialize(new Own());", "", "序列化缓存" },
    };

    [Fact]
    public void Judge_PluginThatKeepsToTheRules_IsGone() =>
        Assert.Equal("tidy 1.0.0 已完全卸载。", LoadUseUnload(ClumsyPlugin.Write(_packages, "tidy", "")).Judge().ToString());

    [Fact]
    public void Judge_RulesAndPluginOfThisRepository_AreGone() => Assert.True(LoadUseUnload(SharedData.Plugin("Baseline")).Judge().IsGone);

    [Theory]
    [MemberData(nameof(Pinning))]
    public void Judge_PluginThatHoldsOn_IsNamedWithWhatMayHoldIt(string name, string register, string members, string suspect)
    {
        try
        {
            var verdict = LoadUseUnload(ClumsyPlugin.Write(_packages, name, register, members)).Judge();

            // The suspicion must be there whether or not this runtime happens to let go.
            Assert.Contains(suspect, Suspects(name), StringComparison.Ordinal);
            Assert.True(verdict.IsGone || verdict.Suspects.Any(known => known.Contains(suspect, StringComparison.Ordinal)), verdict.ToString());
        }
        finally
        {
            AppDomain.CurrentDomain.SetData("clumsy-stop", null);
            AppDomain.CurrentDomain.SetData("clumsy-timer", null);
        }
    }

    public void Dispose() => _packages.Dispose();

    private string Suspects(string name)
    {
        using var package = _loader.Load(Path.Combine(_packages.Root, name));
        return string.Join('；', package.Suspects);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private UnloadWatch LoadUseUnload(string folder)
    {
        var package = _loader.Load(folder);
        Assert.NotEmpty(package.Extensions);
        if (package.Extensions[0].Extension.Implementation is IIndicatorType type)
        {
            type.Evaluate(new Measurement { Weight = 10, Target = Value.Of(1), Actual = Value.Of(1) });
        }

        return package.Unload();
    }
}
