using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>The benchmark's formula as a package's DLL would hold it: direction, clamp, penalty for deviation.</summary>
public sealed class DeviationRatio : IIndicatorType
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
        var points = measurement.Weight * Math.Clamp(ratio, 0, 1);
        var deviation = Math.Abs(actual - target) / target;
        return deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * measurement.Weight * 0.5) : points;
    }
}
