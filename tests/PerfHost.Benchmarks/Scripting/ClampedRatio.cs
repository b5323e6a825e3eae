using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>The rule of <see cref="PeerBenchmark"/> as a package's DLL would hold it.</summary>
public sealed class ClampedRatio : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var target = measurement.TargetNumber;
        var actual = measurement.ActualNumber;
        return target == 0 ? 0 : measurement.Weight * Math.Max(0, Math.Min(1, measurement.Comparator == Comparator.AtMost ? 2 - (actual / target) : actual / target));
    }
}
