using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Best at the target, worse on both sides: the weight shrinks with the deviation and is gone at the deviation that the
/// parameter <c>centred.zero-deviation</c> (percent of the target) names.
/// </summary>
public sealed class Centred : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (target, actual) = (measurement.TargetNumber, measurement.ActualNumber);
        if (target == 0)
        {
            return Score.AtZeroTarget(measurement);
        }

        var deviation = Math.Abs((actual - target) / target) * 100;
        measurement.Steps?.Add("偏离度", deviation, "%");
        return Math.Max(0, measurement.Weight * (1 - (deviation / measurement.Parameter("centred.zero-deviation"))));
    }
}
