using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Full weight up to the target; each percentage point above it costs <c>deduction.per-point</c> percent of the weight,
/// parts of a point in proportion, down to nothing. For rates in percent, such as 在职人员控制率 and 三公经费变动率.
/// </summary>
public sealed class Deduction : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var over = measurement.ActualNumber - measurement.TargetNumber;
        if (over <= 0)
        {
            return measurement.Weight;
        }

        measurement.Steps?.Add("超出", over, "个百分点");
        return Math.Max(0, measurement.Weight * (1 - (over * measurement.Parameter("deduction.per-point") / 100)));
    }
}
