using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>A measurement as other engines take it: plain properties.</summary>
public sealed class PeerRow
{
    /// <summary>What was aimed at.</summary>
    public double Target { get; init; }

    /// <summary>What was reached.</summary>
    public double Actual { get; init; }

    /// <summary>The points that can be earned.</summary>
    public double Weight { get; init; }

    /// <summary>Whether less is better.</summary>
    public bool AtMost { get; init; }

    /// <summary>Where an engine that gives no answer leaves its points.</summary>
    public double Points { get; set; }

    /// <summary>The same as a measurement.</summary>
    /// <param name="measurement">The measurement.</param>
    public static PeerRow Of(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return new()
        {
            Target = measurement.TargetNumber,
            Actual = measurement.ActualNumber,
            Weight = measurement.Weight,
            AtMost = measurement.Comparator == Comparator.AtMost,
        };
    }
}
