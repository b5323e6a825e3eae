using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Testing;

/// <summary>An indicator type given as a function.</summary>
internal class TypeOf(Func<Measurement, Score> evaluate) : IIndicatorType
{
    public Score Evaluate(Measurement measurement) => evaluate(measurement);
}

/// <summary>One whose traced build says something else.</summary>
internal sealed class TracedOf(Func<Measurement, Score> evaluate, Func<Measurement, Score> trace) : TypeOf(evaluate), ITracedScorer
{
    public IReadOnlyList<TracePoint> Points => [];

    public Score Trace(Measurement measurement) => trace(measurement);
}

/// <summary>One that scores columns otherwise than rows.</summary>
internal sealed class ColumnsOf(Func<Measurement, Score> evaluate, Func<Measurement, double> column) : TypeOf(evaluate), IColumnScorer
{
    public void Evaluate(MeasurementColumns rows, Span<double> points)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            points[i] = column(rows.Row(i));
        }
    }
}

/// <summary>Indicator types that break one promise each, by the promise.</summary>
internal static class BrokenTypes
{
    public static IReadOnlyDictionary<string, IIndicatorType> ByPromise { get; } = new SortedDictionary<string, IIndicatorType>(StringComparer.Ordinal)
    {
        ["同一输入总得同一结果"] = new Counting(),
        ["结果不随区域设置而变"] = new TypeOf(_ => Score.CouldNotScore(0.5.ToString(CultureInfo.CurrentCulture))),
        ["可供许多线程同时使用"] = new TypeOf(_ => Environment.CurrentManagedThreadId),
        ["不改动输入"] = new TypeOf(measurement =>
        {
            ((IDictionary<string, Value>)measurement.Inputs)["偷改"] = Value.Of(1);
            return measurement.Weight;
        }),
        ["目标值或完成值未填写，不抛异常"] = new TypeOf(measurement => measurement.Target.IsKnown && measurement.Actual.IsKnown ? measurement.Weight : throw new InvalidOperationException("没填")),
        ["目标值为零，不抛异常"] = new TypeOf(measurement => measurement.TargetNumber == 0 ? throw new DivideByZeroException() : measurement.Weight),
        ["文字、日期、清单和极大极小的数，不抛异常"] = new TypeOf(measurement => (double)(decimal)(measurement.ActualNumber is var actual && double.IsNaN(actual) ? 0 : Math.Abs(actual))),
        ["得分在分值的 0 到 1 倍之间"] = new TypeOf(measurement => measurement.Weight * measurement.ActualNumber / measurement.TargetNumber),
        ["不得分须说明原因"] = new TypeOf(_ => Score.Failed("")),
        ["要求解释时得分不变"] = new TypeOf(measurement => measurement.Steps is null ? 1 : 2),
        ["跟踪版与快速版结果相同"] = new TracedOf(_ => 1, _ => Math.BitIncrement(1)),
        ["成列计算与逐行计算结果相同"] = new ColumnsOf(_ => 1, _ => double.PositiveInfinity),
    };

    private sealed class Counting : IIndicatorType
    {
        private int _asked;

        public Score Evaluate(Measurement measurement) => _asked++ % 7;
    }
}
