using PerfHost.Sdk;

namespace TestPlugins.Simple;

/// <summary>All or nothing.</summary>
public sealed class SimpleGate : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.ActualNumber >= measurement.TargetNumber ? measurement.Weight : Score.Failed("未达标");
    }
}
