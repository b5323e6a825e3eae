using System.Diagnostics;
using System.Text;
using PerfHost.Scripting;
using PerfHost.Scripting.Trials;
using PerfHost.Scripting.Worker;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// How long rules take to be ready: one usual rule with all that is compiled of it (locks, guards, columns, the traced
/// build), a package of 200, the same package from the cache, and one trial in a worker. In a fresh process the first row
/// contains loading the compiler itself, as a first start does.
/// </summary>
public sealed class StartupBenchmark
{
    private const int Rules = 200;
    private const int Rounds = 7;

    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    /// <summary>Measures; takes some seconds. Call it first in a process.</summary>
    /// <returns>Milliseconds; ratios are against compiling one rule, then 200 rules, in a process that is warm.</returns>
    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-benchmark").FullName;
        try
        {
            var first = Compile(new RuleCompiler(null), Texts(1, -1));
            Compile(new RuleCompiler(folder), Texts(Rules, 0));
            var compiled = Median(round => Compile(new RuleCompiler(null), Texts(Rules, round + 1)));
            var one = Median(round => Compile(new RuleCompiler(null), Texts(1, round)));
            var cached = Median(_ => Compile(new RuleCompiler(folder), Texts(Rules, 0)));
            var (worker, here) = await TrialsAsync();
            return
            [
                new BenchmarkRow("1 usual rule, compiled, first in the process", first, "ms", one / first),
                new BenchmarkRow("1 usual rule, compiled, warm", one, "ms", 1),
                new BenchmarkRow("1 usual rule, compiled and run in this process", here, "ms", one / here),
                new BenchmarkRow("1 usual rule, compiled and run in a worker of a warm pool", worker, "ms", one / worker),
                new BenchmarkRow($"{Rules} rules, compiled, warm", compiled, "ms", 1),
                new BenchmarkRow($"{Rules} rules, from the cache", cached, "ms", compiled / cached),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(Func<int, double> measure) => Enumerable.Range(0, Rounds).Select(measure).Order().ElementAt(Rounds / 2);

    private static double Compile(RuleCompiler compiler, RuleText[] texts)
    {
        var start = Stopwatch.GetTimestamp();
        using var rules = compiler.Load("benchmark", texts);
        return rules.Rules.Count == texts.Length ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException("Rules are missing.");
    }

    private static async Task<(double Worker, double Here)> TrialsAsync()
    {
        await using var pool = new RuleWorkerPool(new WorkerProgram("dotnet", [RepositoryFolder.Of($"src/PerfHost.Host/bin/{Configuration}/net10.0/perfhost.dll"), "worker"]), 1);
        var here = new InProcessTrial();

        // A worker that was just started has compiled one rule and is still getting faster; so is this process.
        for (var warm = 0; warm < Rounds; warm++)
        {
            await TryAsync(pool, warm);
        }

        var (inWorker, inProcess) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            inWorker[round] = await TryAsync(pool, round);
            inProcess[round] = await TryAsync(here, round);
        }

        return (Median(round => inWorker[round]), Median(round => inProcess[round]));
    }

    private static async Task<double> TryAsync(IRuleTrial trial, int variant)
    {
        var request = new TrialRequest("rules/rule-0.indicator.csx", Text(0, variant), """{"target":100,"actual":80,"parameters":{"floor":0.6}}""");
        var start = Stopwatch.GetTimestamp();
        var outcome = await trial.TryAsync(request);
        return outcome.End == TrialEnd.Scored ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{outcome.End}: {outcome.Reason}");
    }

    private static RuleText[] Texts(int count, int variant) =>
        [.. Enumerable.Range(0, count).Select(number => RuleText.Read($"rules/rule-{number}.indicator.csx", Encoding.UTF8.GetBytes(Text(number, variant))))];

    private static string Text(int number, int variant) => $$"""
        // title: 规则 {{number}}
        // source: 本方案约定
        // parameters: floor
        if (Target == 0) return Score.AtZeroTarget(Measurement);
        var ratio = Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target;
        Step("完成率", ratio * 100, "%");
        if (ratio < Parameter("floor")) return Score.Failed("低于下限");
        var points = Weight * Math.Clamp(ratio, 0, 1) - {{variant}};
        var history = Measurement.History.Where(period => period.Value.IsKnown).Select(period => period.Value.Number).ToList();
        if (history.Count > {{number}} && history.Average() > Actual) points *= 0.9;
        return Math.Max(0, points);
        """;
}
