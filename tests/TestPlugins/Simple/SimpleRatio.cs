using PerfHost.Sdk;

namespace TestPlugins.Simple;

/// <summary>Weight by actual over target, capped.</summary>
public sealed class SimpleRatio : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Weight * Math.Clamp(measurement.ActualNumber / measurement.TargetNumber, 0, 1);
    }
}
