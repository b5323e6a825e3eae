using System.Diagnostics;
using System.Text;
using PerfHost.Scripting;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// A package of 200 rules: compiled, and taken from the cache. In a fresh process the first row contains loading and
/// compiling the compiler itself, as a first start does.
/// </summary>
public sealed class StartupBenchmark
{
    private const int Rules = 200;
    private const int Rounds = 7;

    /// <summary>Measures; takes some seconds. Call it first in a process.</summary>
    /// <returns>Milliseconds per start; ratios are against compiling in a process that is warm.</returns>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-benchmark").FullName;
        try
        {
            var cold = Milliseconds(new RuleCompiler(folder), Texts(0));
            var compiled = Median(round => Milliseconds(new RuleCompiler(null), Texts(round + 1)));
            var cached = Median(_ => Milliseconds(new RuleCompiler(folder), Texts(0)));
            return
            [
                new BenchmarkRow($"{Rules} rules, compiled, first in the process", cold, "ms", compiled / cold),
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

    private static double Milliseconds(RuleCompiler compiler, RuleText[] texts)
    {
        var start = Stopwatch.GetTimestamp();
        using var rules = compiler.Load("benchmark", texts);
        return rules.Rules.Count == Rules ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException("Rules are missing.");
    }

    private static RuleText[] Texts(int variant) =>
    [
        .. Enumerable.Range(0, Rules).Select(number => RuleText.Read($"rules/rule-{number}.indicator.csx", Encoding.UTF8.GetBytes($$"""
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
            """))),
    ];
}
