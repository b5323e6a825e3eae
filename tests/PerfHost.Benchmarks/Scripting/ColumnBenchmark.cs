using System.Numerics;
using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// One formula over whole columns: as a loop written by hand, as a loop of vectors written by hand, and as a rule file that
/// was lifted. All take the same columns and give the same points, bit by bit.
/// </summary>
public sealed class ColumnBenchmark
{
    private const int Count = 65_536;
    private const int Rounds = 101;

    /// <summary>Measures; takes some seconds.</summary>
    /// <returns>Nanoseconds per row; ratios are against the scalar loop, then against the loop of vectors.</returns>
    /// <exception cref="InvalidOperationException">The forms do not agree on the points.</exception>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        var rows = new SampleRows(Count);
        var rule = (IColumnScorer)RuleUnderTest.Compile(ScoringBenchmark.Rule);
        var points = new double[Count];
        (string Name, Action Score)[] forms =
        [
            ("hand-written scalar loop over columns", () => Scalar(rows.Columns, points)),
            (".csx rule, lifted", () => rule.Evaluate(rows.Columns, points)),
            ("hand-written Vector<double>", () => Vectors(rows.Columns, points)),
            (".csx rule, row by row", () => RowByRow((IIndicatorType)rule, rows.Measurements, points)),
        ];
        var expected = Bits(forms[0].Score, points);
        foreach (var (name, score) in forms)
        {
            if (!Bits(score, points).AsSpan().SequenceEqual(expected))
            {
                throw new InvalidOperationException($"{name} gives other points.");
            }
        }

        var times = Benchmarks.Rounds.Microseconds(Rounds, [.. forms.Select(form => (1, form.Score))]);
        BenchmarkRow Row(int form, int against) => new(forms[form].Name, times[form] * 1000 / Count, "ns/row", times.Ratio(form, against));
        return [Row(0, 0), Row(1, 0), Row(2, 0), Row(3, 0), Row(2, 2), Row(1, 2)];
    }

    private static long[] Bits(Action score, double[] points)
    {
        Array.Clear(points);
        score();
        return Array.ConvertAll(points, BitConverter.DoubleToInt64Bits);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RowByRow(IIndicatorType rule, Measurement[] rows, double[] points)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            points[row] = ColumnPoints.Of(rule.Evaluate(rows[row]));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Scalar(MeasurementColumns rows, Span<double> points)
    {
        var targets = rows.Targets;
        var actuals = rows.Actuals;
        var weights = rows.Weights;
        var comparators = rows.Comparators;
        for (var row = 0; row < targets.Length; row++)
        {
            var (target, actual, weight) = (targets[row], actuals[row], weights[row]);
            if (target == 0)
            {
                points[row] = AtZero(actual, weight, comparators[row]);
                continue;
            }

            var ratio = comparators[row] == Comparator.AtMost ? 2 - (actual / target) : actual / target;
            var earned = weight * Math.Clamp(ratio, 0, 1);
            var deviation = Math.Abs(actual - target) / target;
            points[row] = deviation > 0.3 ? earned - Math.Min(earned, (deviation - 0.3) * weight * 0.5) : earned;
        }
    }

    private static double AtZero(double actual, double weight, Comparator comparator) =>
        double.IsNaN(actual) || comparator is not (Comparator.Equal or Comparator.AtMost or Comparator.LessThan) ? double.NaN
        : actual <= 0 ? weight : ColumnPoints.Failed;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Vectors(MeasurementColumns rows, Span<double> points)
    {
        var block = Vector<int>.Count;
        var half = Vector<double>.Count;
        for (var row = 0; row + block <= rows.Count; row += block)
        {
            Vector.Widen(new Vector<int>(rows.ComparatorCodes[row..]), out var low, out var high);
            Vectors(new Vector<double>(rows.Targets[row..]), new Vector<double>(rows.Actuals[row..]), new Vector<double>(rows.Weights[row..]), low).CopyTo(points[row..]);
            var next = row + half;
            Vectors(new Vector<double>(rows.Targets[next..]), new Vector<double>(rows.Actuals[next..]), new Vector<double>(rows.Weights[next..]), high).CopyTo(points[next..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Vectors(Vector<double> target, Vector<double> actual, Vector<double> weight, Vector<long> comparator)
    {
        var zero = Vector<double>.Zero;
        var one = Vector<double>.One;
        var nothing = new Vector<double>(double.NaN);
        var share = actual / target;
        var ratio = Vector.ConditionalSelect(Vector.Equals(comparator, new Vector<long>((long)Comparator.AtMost)), new Vector<double>(2) - share, share);
        ratio = Vector.ConditionalSelect(Vector.GreaterThan(ratio, one), one, Vector.ConditionalSelect(Vector.LessThan(ratio, zero), zero, ratio));
        var earned = weight * ratio;
        var deviation = Vector.Abs(actual - target) / target;
        var penalty = (deviation - new Vector<double>(0.3)) * weight * new Vector<double>(0.5);
        penalty = Vector.ConditionalSelect(Vector.LessThan(penalty, earned), penalty, earned);
        var points = Vector.ConditionalSelect(Vector.GreaterThan(deviation, new Vector<double>(0.3)), earned - penalty, earned);

        var less = Vector.Equals(comparator, new Vector<long>((long)Comparator.AtMost)) | Vector.Equals(comparator, new Vector<long>((long)Comparator.Equal)) | Vector.Equals(comparator, new Vector<long>((long)Comparator.LessThan));
        var met = Vector.ConditionalSelect(Vector.LessThanOrEqual(actual, zero), weight, new Vector<double>(ColumnPoints.Failed));
        var atZero = Vector.ConditionalSelect(less & Vector.Equals(actual, actual), met, nothing);
        return Vector.ConditionalSelect(Vector.Equals(target, zero), atZero, points);
    }
}
