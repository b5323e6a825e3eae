namespace PerfHost.Sdk;

/// <summary>
/// Optional companion of <see cref="IIndicatorType"/>: the same formula, built a second time so that it tells how it went.
/// Pure; one instance serves many threads, each with a measurement of its own.
/// </summary>
public interface ITracedScorer
{
    /// <summary>The places of the formula that an evaluation can reach, for coverage. The index is what <see cref="StepRecorder.Visits"/> counts by.</summary>
    IReadOnlyList<TracePoint> Points { get; }

    /// <summary>
    /// Scores exactly as <see cref="IIndicatorType.Evaluate"/> does, to the last bit, and records every local, branch and
    /// result with its line in <see cref="Measurement.Steps"/>.
    /// </summary>
    /// <param name="measurement">What was measured; without a recorder nothing is kept.</param>
    /// <remarks>May throw what the plain formula throws.</remarks>
    Score Trace(Measurement measurement);
}
