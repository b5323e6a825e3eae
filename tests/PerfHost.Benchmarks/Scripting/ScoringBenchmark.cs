using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// One formula row by row: as a loop written by hand, as a class of a DLL, and as a rule file. Packages run in
/// collectible contexts, where code reaches its statics and is called a little slower; so the class, the fastest form that
/// the host can load, is measured there and is what the others are held against.
/// </summary>
public sealed class ScoringBenchmark
{
    /// <summary>The formula as a rule's text.</summary>
    public const string Rule = """
        if (Target == 0) return Score.AtZeroTarget(Measurement);
        var ratio = Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target;
        var points = Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(Actual - Target) / Target;
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * Weight * 0.5) : points;
        """;

    private const int Count = 100_000;
    private const int Rounds = 41;

    private const string ExplainableRule = """
        if (Target == 0) return Score.AtZeroTarget(Measurement);
        var ratio = Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target;
        Step("完成率", ratio * 100, "%");
        var points = Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(Actual - Target) / Target;
        Step("偏差率", deviation * 100, "%");
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * Weight * 0.5) : points;
        """;

    /// <summary>Measures; takes some seconds.</summary>
    /// <returns>Nanoseconds per indicator; ratios are against the DLL class in a collectible context.</returns>
    /// <exception cref="InvalidOperationException">The forms do not agree on the points.</exception>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        var rows = new SampleRows(Count).Measurements;
        return SameAnswers.Time(Rounds, Count, "ns/indicator",
        [
            ("class of a DLL, collectible context (as the host loads it)", OwnLoop.Over(RuleUnderTest.InCollectibleContext(typeof(DeviationRatio)), rows)),
            ("hand-written loop", () => ByHand(rows)),
            ("class of a DLL, default context", OwnLoop.Over(new DeviationRatio(), rows)),
            (".csx rule", OwnLoop.Over(RuleUnderTest.Compile(Rule), rows)),
            ("class of a DLL with two steps, collectible, not explaining", OwnLoop.Over(RuleUnderTest.InCollectibleContext(typeof(ExplainableRatio)), rows)),
            (".csx rule with two steps, not explaining", OwnLoop.Over(RuleUnderTest.Compile(ExplainableRule), rows)),
        ]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ByHand(Measurement[] measurements)
    {
        var sum = 0d;
        foreach (var measurement in measurements)
        {
            var points = ByHand(measurement);
            sum += double.IsNaN(points) ? 0 : points;
        }

        return sum;
    }

    private static double ByHand(Measurement measurement)
    {
        var target = measurement.TargetNumber;
        var actual = measurement.ActualNumber;
        if (target == 0)
        {
            return Score.AtZeroTarget(measurement).Points;
        }

        var ratio = measurement.Comparator == Comparator.AtMost ? 2 - (actual / target) : actual / target;
        var points = measurement.Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(actual - target) / target;
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * measurement.Weight * 0.5) : points;
    }
}
