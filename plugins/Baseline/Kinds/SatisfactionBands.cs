using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Satisfaction in bands, all bounds included below: full weight from <c>satisfaction.full-from</c> percent,
/// <c>.high-share</c> percent of the weight from <c>.high-from</c>, <c>.middle-share</c> from <c>.middle-from</c>, else nothing.
/// </summary>
public sealed class SatisfactionBands : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (rate, weight) = (measurement.ActualNumber, measurement.Weight);
        return double.IsNaN(rate) ? Score.CouldNotScore()
            : rate >= measurement.Parameter("satisfaction.full-from") ? weight
            : rate >= measurement.Parameter("satisfaction.high-from") ? weight * measurement.Parameter("satisfaction.high-share") / 100
            : rate >= measurement.Parameter("satisfaction.middle-from") ? weight * measurement.Parameter("satisfaction.middle-share") / 100
            : Score.Failed("满意度低于最低一档");
    }
}
