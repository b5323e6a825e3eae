using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// What the guards cost: each rule as its file, guarded, against the same lines as a class of a DLL in a collectible
/// context, unguarded. Straight code carries no guard; so most of these are rules that do.
/// </summary>
public sealed class GuardBenchmark
{
    private const int Count = 20_000;
    private const int Rounds = 31;

    private static readonly (string Name, Type Unguarded, string Rule)[] Scoring =
    [
        ("ratio with penalty, straight code", typeof(DeviationRatio), ScoringBenchmark.Rule),
        ("mean of twelve months, foreach", typeof(UnguardedRules.MeanOfMonths), """
            var sum = 0.0;
            var known = 0;
            foreach (var period in Measurement.History)
            {
                if (period.Value.IsKnown)
                {
                    sum += period.Value.Number;
                    known++;
                }
            }
            return known == 0 ? Score.CouldNotScore("没有数据") : Weight * Math.Clamp(sum / known / Target, 0, 1);
            """),
        ("interpolated table, for", typeof(UnguardedRules.InterpolatedTable), """
            double[] from = [0, 0.6, 0.8, 0.9, 1.0];
            double[] share = [0, 0.3, 0.6, 0.8, 1.0];
            var ratio = Actual / Target;
            for (var i = 1; i < 5; i++)
            {
                if (ratio < from[i]) return Weight * (share[i - 1] + ((ratio - from[i - 1]) / (from[i] - from[i - 1]) * (share[i] - share[i - 1])));
            }
            return Weight;
            """),
        ("best of twelve months, LINQ", typeof(UnguardedRules.BestMonth), """
            var best = Measurement.History.Where(p => p.Value.IsKnown).Select(p => p.Value.Number).DefaultIfEmpty(0).Max();
            return Weight * Math.Clamp(best / Target, 0, 1);
            """),
        ("reason put together", typeof(UnguardedRules.WrittenReason), """
            var ratio = Actual / Target;
            return ratio < 0.6 ? Score.Failed($"完成率 {ratio * 100:F1}%，低于 60%") : Weight * Math.Min(1, ratio);
            """),
    ];

    private static readonly (string Name, Type Unguarded, string Rule)[] Functions =
    [
        ("small function, three times", typeof(UnguardedRules.SmallFunction), """
            static double Share(double part, double whole) => whole == 0 ? 0 : Math.Clamp(part / whole, 0, 1);
            return Weight * ((0.5 * Share(Actual, Target)) + (0.3 * Share(Target, Actual)) + (0.2 * Share(Actual, 2 * Target)));
            """),
        ("small function in a loop", typeof(UnguardedRules.FunctionInLoop), """
            double Share(double x) => x >= Target ? 1 : x / Target;
            var sum = 0.0;
            for (var i = 0; i < Measurement.History.Count; i++)
            {
                sum += Share(Measurement.History[i].Value.Number);
            }
            return Weight * sum / Measurement.History.Count;
            """),
        ("curve as a delegate, three times", typeof(UnguardedRules.CurveDelegate), """
            Func<double, double> curve = x => x * x * (3 - (2 * x));
            var ratio = Math.Clamp(Actual / Target, 0, 1);
            return Weight * (curve(ratio) + curve(curve(ratio))) / 2;
            """),
        ("function that calls itself twelve times", typeof(UnguardedRules.Recursion), """
            static double Grown(double value, int years) => years == 0 ? value : Grown(value * 1.03, years - 1) + 0.001;
            return Weight * Math.Min(1, Grown(Actual, 12) / (Target * 2));
            """),
    ];

    /// <summary>Measures; takes about a minute.</summary>
    /// <returns>Nanoseconds per indicator; ratios are against the same rule unguarded, and their geometric means.</returns>
    /// <exception cref="InvalidOperationException">A rule and its class do not agree on the points.</exception>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        var rows = new SampleRows(Count, withHistory: true).Measurements;
        return [.. Guarded("scoring rules", Scoring, rows), .. Guarded("rules with small functions", Functions, rows)];
    }

    private static IEnumerable<BenchmarkRow> Guarded(string family, (string Name, Type Unguarded, string Rule)[] rules, Measurement[] rows)
    {
        var guarded = rules.Select(rule => SameAnswers.Time(Rounds, Count, "ns/indicator",
        [
            ($"{rule.Name}: unguarded", OwnLoop.Over(RuleUnderTest.InCollectibleContext(rule.Unguarded), rows)),
            ($"{rule.Name}: guarded", OwnLoop.Over(RuleUnderTest.Compile(rule.Rule), rows)),
        ])[1]).ToList();
        return [.. guarded, new BenchmarkRow($"{family}: geometric mean", guarded.Average(row => row.Value), "ns/indicator", Math.Exp(guarded.Average(row => Math.Log(row.Ratio!.Value))))];
    }
}
