using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>The formula of <see cref="DeviationRatio"/> with two recorded steps, as a package's DLL would hold it.</summary>
public sealed class ExplainableRatio : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var target = measurement.TargetNumber;
        var actual = measurement.ActualNumber;
        if (target == 0)
        {
            return Score.AtZeroTarget(measurement);
        }

        var ratio = measurement.Comparator == Comparator.AtMost ? 2 - (actual / target) : actual / target;
        measurement.Steps?.Add("完成率", ratio * 100, "%");
        var points = measurement.Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(actual - target) / target;
        measurement.Steps?.Add("偏差率", deviation * 100, "%");
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * measurement.Weight * 0.5) : points;
    }
}
