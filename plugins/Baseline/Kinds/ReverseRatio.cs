using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>The less the better, by ratio: full weight at or below the target, weight × target / actual above it.</summary>
public sealed class ReverseRatio : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual, weight) = (measurement.TargetNumber, measurement.ActualNumber, measurement.Weight);
        if (target == 0)
        {
            return Score.AtZeroTarget(measurement);
        }

        measurement.Steps?.Add("比值 = 目标 ÷ 实际", target / actual);
        if (actual <= target)
        {
            return weight;
        }

        if (target < 0)
        {
            return Score.CouldNotScore("目标值为负，比值没有意义，请改用其他指标类型");
        }

        return weight * target / actual;
    }
}
