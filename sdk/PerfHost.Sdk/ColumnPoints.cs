namespace PerfHost.Sdk;

/// <summary>
/// How a column tells a score in one number: finite points were scored; <see cref="double.NaN"/> could not be scored;
/// <see cref="Failed"/> is a condition that was not met and earns nothing.
/// </summary>
public static class ColumnPoints
{
    /// <summary>A condition was not met. Points are never infinite, so it cannot be mistaken for any.</summary>
    public const double Failed = double.NegativeInfinity;

    /// <summary>A score as a column tells it.</summary>
    /// <param name="score">The score; reason, findings and steps are left out.</param>
    public static double Of(Score score) => score.Outcome == ScoreOutcome.Failed ? Failed : score.Points;

    /// <summary>The outcome of a row.</summary>
    /// <param name="points">What the column tells.</param>
    public static ScoreOutcome OutcomeOf(double points) =>
        double.IsFinite(points) ? ScoreOutcome.Scored
        : points == Failed ? ScoreOutcome.Failed
        : ScoreOutcome.CouldNotScore;
}
