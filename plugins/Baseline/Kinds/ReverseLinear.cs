using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>The less the better, linear: full weight at or below the target, nothing at twice the target.</summary>
public sealed class ReverseLinear : IIndicatorType
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

        var excess = (actual - target) / target;
        measurement.Steps?.Add("超出比例 = (实际 − 目标) ÷ 目标", excess);
        if (actual <= target)
        {
            return weight;
        }

        if (target < 0)
        {
            return Score.CouldNotScore("目标值为负，偏离度没有意义，请改用其他指标类型");
        }

        return Math.Max(0, weight * (1 - excess));
    }
}
