using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>A threshold that is kept or not: full weight or nothing, no progress in between. ＞ and ＜ are strict.</summary>
public sealed class Maintain : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual) = (measurement.TargetNumber, measurement.ActualNumber);
        if (double.IsNaN(target) || double.IsNaN(actual))
        {
            return Score.CouldNotScore();
        }

        var kept = measurement.Comparator switch
        {
            Comparator.AtMost => actual <= target,
            Comparator.LessThan => actual < target,
            Comparator.GreaterThan => actual > target,
            Comparator.Equal => actual == target,
            _ => actual >= target,
        };
        return kept ? measurement.Weight : Score.Failed("未保持在要求的水平");
    }
}
