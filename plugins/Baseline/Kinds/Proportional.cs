using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>Full weight when the target is met, weight × actual / target below it, nothing at or below zero.</summary>
public sealed class Proportional : IIndicatorType
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

        measurement.Steps?.Add("完成率 = 实际 ÷ 目标", actual / target);
        if (actual >= target)
        {
            return weight;
        }

        if (target < 0)
        {
            return Score.CouldNotScore("目标值为负，完成率没有意义，请改用其他指标类型");
        }

        return actual <= 0 ? 0 : weight * actual / target;
    }
}
