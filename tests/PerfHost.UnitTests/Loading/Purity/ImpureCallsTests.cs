using PerfHost.Loading.Purity;
using PerfHost.UnitTests.Loading.Clumsy;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Purity;

/// <summary>A rule that looks at more than it is given is known from its DLL alone.</summary>
public sealed class ImpureCallsTests : IDisposable
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; using PerfHost.Sdk;";
    private const string Source = "public sealed class Gauge : IDataSource { public IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, CancellationToken cancellation) { Clock.Read(); System.IO.File.ReadAllText(\"x\"); return null; } }";
    private const string Shared = "public static class Clock { public static DateTime Read() => DateTime.UtcNow; }";
    private const string Rule = "public sealed class Kind : IIndicatorType { public Score Evaluate(Measurement measurement) => Clock.Read().Ticks; }";

    private readonly TemporaryFolder _folder = new();

    /// <summary>A number that no rule may know, and what it is called.</summary>
    public static TheoryData<string, string> Impure => new()
    {
        { "new System.Net.Http.HttpClient().Timeout.Ticks", "网络（System.Net.Http）" },
        { "new System.Net.Sockets.TcpClient().Available", "网络（System.Net.Sockets）" },
        { "System.Net.Dns.GetHostName().Length", "网络（Dns）" },
        { "DateTime.Now.Ticks", "时钟（DateTime.Now）" },
        { "DateTime.UtcNow.Ticks", "时钟（DateTime.UtcNow）" },
        { "DateTime.Today.Ticks", "时钟（DateTime.Today）" },
        { "DateTimeOffset.Now.Ticks", "时钟（DateTimeOffset.Now）" },
        { "DateTimeOffset.UtcNow.Ticks", "时钟（DateTimeOffset.UtcNow）" },
        { "TimeProvider.System.TimestampFrequency", "时钟（TimeProvider.System）" },
        { "System.Diagnostics.Stopwatch.GetTimestamp()", "时钟（Stopwatch）" },
        { "Environment.TickCount", "时钟（Environment.TickCount）" },
        { "Environment.TickCount64", "时钟（Environment.TickCount64）" },
        { "new Random(1).Next()", "随机（Random）" },
        { "Guid.NewGuid().GetHashCode()", "随机（Guid.NewGuid）" },
        { "System.Security.Cryptography.RandomNumberGenerator.GetInt32(9)", "随机（RandomNumberGenerator）" },
        { "System.IO.File.ReadAllText(\"x\").Length", "文件（File）" },
        { "System.IO.Directory.GetFiles(\"x\").Length", "文件（Directory）" },
        { "new System.IO.FileStream(\"x\", System.IO.FileMode.Open).Length", "文件（FileStream）" },
        { "System.Diagnostics.Process.GetCurrentProcess().Id", "进程（Process）" },
        { "new[] { 1 }.Select(one => DateTime.Now.Ticks).Sum()", "时钟（DateTime.Now）" },
        { "((Func<Task<long>>)(async () => { await Task.Yield(); return DateTime.Now.Ticks; }))().Result", "时钟（DateTime.Now）" },
    };

    [Theory]
    [MemberData(nameof(Impure))]
    public void Of_RuleThatLooksAtTheWorld_NamesWhatItCallsAndWhere(string number, string what)
    {
        var kind = $"public sealed class Kind : IIndicatorType {{ public Score Evaluate(Measurement measurement) => {number}; }}";
        Write("Rules", kind);
        var call = Assert.Single(ImpureCalls.Of(_folder.Path));

        Assert.Equal(($"{what}，见 Kind.Evaluate", "lib/Rules.dll"), (call.ToString(), call.File));
        Assert.NotEmpty(call.Instead);

        // A data source beside it is no excuse.
        Write("Rules", kind, Source, Shared);
        Assert.Equal(call, Assert.Single(ImpureCalls.Of(_folder.Path)));
    }

    [Theory]
    [InlineData("measurement.AsOf.DayNumber")]
    [InlineData("new DateTime(2025, 1, 1).AddDays(1).Ticks")]
    [InlineData("new DateOnly(2025, 1, 1).DayNumber + Guid.Empty.GetHashCode()")]
    [InlineData("System.IO.Path.GetFileName(\"a/b\").Length + System.Net.WebUtility.HtmlEncode(\"<\").Length")]
    [InlineData("Environment.NewLine.Length")]
    public void Of_RuleThatGoesByItsInput_IsEmpty(string number)
    {
        Write("Rules", $"public sealed class Kind : IIndicatorType {{ public Score Evaluate(Measurement measurement) => {number}; }}");

        Assert.Empty(ImpureCalls.Of(_folder.Path));
    }

    [Fact]
    public void Of_WhatIsNoRule_CountsOnlyWhereNoDataSourceNeedsIt()
    {
        Write("Rules", Rule, Shared);
        Assert.Equal("时钟（DateTime.UtcNow），见 Clock.Read", Assert.Single(ImpureCalls.Of(_folder.Path)).ToString());

        Write("Source", Source, Shared);
        Assert.Empty(ImpureCalls.Of(_folder.Path));
    }

    [Theory]
    [InlineData("public abstract class Base : IEvaluationMethod { public IReadOnlyList<Evaluation> Evaluate(Population population) => []; } public sealed class Lights : Base { public long Now() => DateTime.Now.Ticks; }", "Lights.Now")]
    [InlineData("public sealed class Next : IResultPolicy { public IReadOnlyList<ResultAction> Apply(ResultContext context) => [new ResultAction(\"cut\", DateTime.Now.ToString(), \"本方案约定\")]; }", "Next.Apply")]
    [InlineData("public sealed class Outer : IIndicatorType { public Score Evaluate(Measurement measurement) => Inner.Now(); private static class Inner { public static long Now() => DateTime.Now.Ticks; } }", "Inner.Now")]
    public void Of_EveryKindOfRule_IsLookedAtBesideASource(string rule, string caller)
    {
        Write("Rules", rule, Source, Shared);

        Assert.Equal($"时钟（DateTime.Now），见 {caller}", Assert.Single(ImpureCalls.Of(_folder.Path)).ToString());
    }

    [Fact]
    public void Of_PrivateLibraryAndNativeOne_AreNotLookedInto()
    {
        Directory.CreateDirectory(_folder["lib"]);
        File.WriteAllBytes(_folder["lib/Library.dll"], CompiledDll.Library("Library", ["public static class Clock { public static System.DateTime Read() => System.DateTime.UtcNow; }"]));
        File.WriteAllBytes(_folder["lib/native.dll"], File.ReadAllBytes(Environment.ProcessPath!)[..4096]);

        Assert.Empty(ImpureCalls.Of(_folder.Path));
        Assert.Empty(ImpureCalls.Of(_folder["nowhere"]));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, params string[] sources)
    {
        Directory.CreateDirectory(_folder["lib"]);
        File.WriteAllBytes(_folder[$"lib/{name}.dll"], CompiledDll.Plugin(name, [.. sources.Select(source => Usings + source)]));
    }
}
