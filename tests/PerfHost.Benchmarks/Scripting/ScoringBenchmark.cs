using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// One formula over 100,000 measurements: as a loop written by hand, as a class of a DLL, and as a rule file. Packages
/// run in collectible contexts, so the class is measured there too. Every form has a loop of its own, compiled apart, so
/// that the runtime's guesses about one do not help or hurt another; the rounds alternate, and medians are told.
/// </summary>
public sealed class ScoringBenchmark
{
    private const int Count = 100_000;
    private const int Rounds = 41;

    private const string Rule = """
        // title: 偏差扣分比例法
        // source: 本方案约定
        if (Target == 0) return Score.AtZeroTarget(Measurement);
        var ratio = Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target;
        var points = Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(Actual - Target) / Target;
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * Weight * 0.5) : points;
        """;

    private const string ExplainableRule = """
        // title: 偏差扣分比例法（可解释）
        // source: 本方案约定
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
        var measurements = Measurements();
        using var rules = new RuleCompiler(null).Load("benchmark",
        [
            RuleText.Read("rules/deviation.indicator.csx", Encoding.UTF8.GetBytes(Rule)),
            RuleText.Read("rules/explainable.indicator.csx", Encoding.UTF8.GetBytes(ExplainableRule)),
        ]);
        var shared = new DeviationRatio();
        var collectible = InCollectibleContext(typeof(DeviationRatio));
        var collectibleSteps = InCollectibleContext(typeof(ExplainableRatio));
        var rule = (IIndicatorType)rules.Rules[0].Extension.Implementation;
        var explainable = (IIndicatorType)rules.Rules[1].Extension.Implementation;
        (string Name, Func<double> Score)[] forms =
        [
            ("class of a DLL, collectible context (as the host loads it)", () => Sum<Collectible>(collectible, measurements)),
            ("hand-written loop", () => ByHand(measurements)),
            ("class of a DLL, default context", () => Sum<Shared>(shared, measurements)),
            (".csx rule", () => Sum<Script>(rule, measurements)),
            ("class of a DLL with two steps, collectible, not explaining", () => Sum<CollectibleSteps>(collectibleSteps, measurements)),
            (".csx rule with two steps, not explaining", () => Sum<Explainable>(explainable, measurements)),
        ];

        // Long enough for the runtime to compile every loop and rule for the last time.
        for (var warm = 0; warm < 200; warm++)
        {
            foreach (var (name, score) in forms)
            {
                if (Math.Abs(score() - forms[0].Score()) > 1e-6)
                {
                    throw new InvalidOperationException($"{name} gives other points.");
                }
            }
        }

        var times = forms.Select(_ => new double[Rounds]).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var form = 0; form < forms.Length; form++)
            {
                var start = Stopwatch.GetTimestamp();
                forms[form].Score();
                times[form][round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Count;
            }
        }

        var medians = times.Select(values => values.Order().ElementAt(Rounds / 2)).ToArray();
        return [.. forms.Select((form, index) => new BenchmarkRow(form.Name, medians[index], "ns/indicator", medians[0] / medians[index]))];
    }

    private static Measurement[] Measurements()
    {
        var measurements = new Measurement[Count];
        for (var index = 0; index < Count; index++)
        {
            measurements[index] = new Measurement
            {
                Weight = 2 + (index % 7),
                Target = Value.Of((index * 7919L % 1000) + 1),
                Actual = Value.Of(index * 104729L % 1500),
                Comparator = index % 3 == 0 ? Comparator.AtMost : Comparator.AtLeast,
            };
        }

        return measurements;
    }

    private static IIndicatorType InCollectibleContext(Type type)
    {
        var context = new AssemblyLoadContext("benchmark", isCollectible: true);
        using var assembly = File.OpenRead(type.Assembly.Location);
        return (IIndicatorType)Activator.CreateInstance(context.LoadFromStream(assembly).GetType(type.FullName!, throwOnError: true)!)!;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Sum<TForm>(IIndicatorType type, Measurement[] measurements)
        where TForm : struct
    {
        var sum = 0d;
        foreach (var measurement in measurements)
        {
            sum += type.Evaluate(measurement).Points;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ByHand(Measurement[] measurements)
    {
        var sum = 0d;
        foreach (var measurement in measurements)
        {
            var target = measurement.TargetNumber;
            var actual = measurement.ActualNumber;
            if (target == 0)
            {
                sum += Score.AtZeroTarget(measurement).Points;
                continue;
            }

            var ratio = measurement.Comparator == Comparator.AtMost ? 2 - (actual / target) : actual / target;
            var points = measurement.Weight * Math.Clamp(ratio, 0, 1);
            var deviation = Math.Abs(actual - target) / target;
            sum += deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * measurement.Weight * 0.5) : points;
        }

        return sum;
    }

    // One value type per form: generic code over value types is compiled for each of them.
    private readonly struct Collectible;

    private readonly struct CollectibleSteps;

    private readonly struct Shared;

    private readonly struct Script;

    private readonly struct Explainable;
}
