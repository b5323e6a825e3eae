namespace PerfHost.Sdk;

/// <summary>
/// What one indicator earned. A value type, so that scoring a city allocates nothing. A rule may simply
/// <c>return weight * ratio;</c>: a number becomes a score, and not-a-number becomes "could not be scored".
/// </summary>
public readonly partial record struct Score
{
    private readonly ScoreNotes? _notes;

    private Score(ScoreOutcome outcome, double points, string? reason, ScoreNotes? notes)
    {
        Outcome = outcome;
        Points = points;
        Reason = reason;
        _notes = notes;
    }

    /// <summary>What the rule said.</summary>
    public ScoreOutcome Outcome { get; }

    /// <summary>The points earned, unrounded: 0 when failed, <see cref="double.NaN"/> when it could not be scored.</summary>
    public double Points { get; }

    /// <summary>Why it failed or could not be scored, in Chinese; null when scored, or when the inputs themselves say why.</summary>
    public string? Reason { get; }

    /// <summary>What the rule found odd about its inputs; never null.</summary>
    public IReadOnlyList<Finding> Findings => _notes?.Findings ?? [];

    /// <summary>How the points came about; empty unless an explanation was asked for.</summary>
    public IReadOnlyList<Step> Steps => _notes?.Steps ?? [];

    /// <summary>Points earned. NaN and infinities could not be scored.</summary>
    /// <param name="points">The points, unrounded.</param>
    public static Score Of(double points) => double.IsFinite(points)
        ? new Score(ScoreOutcome.Scored, points, null, null)
        : new Score(ScoreOutcome.CouldNotScore, double.NaN, null, null);

    /// <summary>A condition was not met and nothing is earned.</summary>
    /// <param name="reason">Which condition, in Chinese.</param>
    public static Score Failed(string reason) => new(ScoreOutcome.Failed, 0, reason, null);

    /// <summary>The rule cannot say.</summary>
    /// <param name="reason">Why, in Chinese; null lets the host say which input is missing.</param>
    public static Score CouldNotScore(string? reason = null) => new(ScoreOutcome.CouldNotScore, double.NaN, reason, null);

    /// <summary>
    /// The rule for a target of zero, where no ratio exists: with ＝ or ≤ full weight at zero or below and nothing above
    /// it; with any other comparator it cannot be scored.
    /// </summary>
    /// <param name="measurement">What was measured; its target is zero.</param>
    public static Score AtZeroTarget(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var actual = measurement.ActualNumber;
        if (double.IsNaN(actual))
        {
            return CouldNotScore();
        }

        return measurement.Comparator switch
        {
            Comparator.Equal or Comparator.AtMost or Comparator.LessThan =>
                actual <= 0 ? Of(measurement.Weight) : Failed("目标值为零，实际值大于零"),
            _ => CouldNotScore("目标值为零，无法计算完成率"),
        };
    }

    /// <summary>The same score with one more finding.</summary>
    /// <param name="finding">The finding.</param>
    public Score With(Finding finding) => new(Outcome, Points, Reason, new ScoreNotes([.. Findings, finding], Steps));

    /// <summary>The same score with the steps that led to it. Used by the host.</summary>
    /// <param name="steps">The steps.</param>
    public Score With(IReadOnlyList<Step> steps) => new(Outcome, Points, Reason, new ScoreNotes(Findings, steps));

    /// <summary>A number becomes a score, see <see cref="Of"/>.</summary>
    /// <param name="points">The points, unrounded.</param>
    public static implicit operator Score(double points) => Of(points);

    private sealed record ScoreNotes(IReadOnlyList<Finding> Findings, IReadOnlyList<Step> Steps);
}
