namespace PerfHost.Sdk;

/// <summary>
/// Answers: how does one indicator earn its points? Pure: the same measurement gives the same score for ever; no
/// input or output, clock, randomness or state. One instance serves many threads.
/// </summary>
public interface IIndicatorType
{
    /// <summary>Scores one measurement.</summary>
    /// <param name="measurement">What was aimed at and what was reached.</param>
    /// <returns>Points, a failed condition, or "could not be scored".</returns>
    /// <remarks>May throw: the host catches, names package, version and indicator, and goes on without a score.</remarks>
    Score Evaluate(Measurement measurement);
}
