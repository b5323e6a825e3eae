using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>Progress from a baseline: weight × (actual − baseline) / (target − baseline), between nothing and the full weight.</summary>
public sealed class Progress : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var baseline = measurement.Baseline.Number;
        if (double.IsNaN(baseline))
        {
            return Score.CouldNotScore("没有基准值");
        }

        if (measurement.TargetNumber == baseline)
        {
            return Score.CouldNotScore("目标值等于基准值，没有可衡量的进步");
        }

        var progress = (measurement.ActualNumber - baseline) / (measurement.TargetNumber - baseline);
        measurement.Steps?.Add("进步 = (实际 − 基准) ÷ (目标 − 基准)", progress);
        return measurement.Weight * Math.Clamp(progress, 0, 1);
    }
}
