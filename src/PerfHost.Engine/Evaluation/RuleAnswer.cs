using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>What a rule said of one measurement, or why it could not be asked.</summary>
/// <param name="Score">系统测算.</param>
/// <param name="Reason">Why there is no score, or why it failed; null when scored.</param>
/// <param name="Points">The points, rounded as the scheme says; null when there are none.</param>
/// <param name="Findings">What the rule found odd.</param>
/// <param name="Fault">Set when the rule threw or is not there.</param>
internal readonly record struct RuleAnswer(Score Score, string? Reason, decimal? Points, IReadOnlyList<Finding> Findings, Fault? Fault)
{
    private const string NoWeight = "表未列分值，不评分";

    /// <summary>The answer for a row without weight, where no rule is asked.</summary>
    public static RuleAnswer Unweighted { get; } = new(Score.CouldNotScore(NoWeight), NoWeight, null, [], null);

    /// <summary>What it adds to a sum; NaN when it cannot say.</summary>
    public double Contribution => Fault is not null || Score.Outcome == ScoreOutcome.CouldNotScore ? double.NaN : Score.Points;

    /// <summary>Asks a rule and catches what it lets out.</summary>
    /// <param name="kind">The rule.</param>
    /// <param name="measurement">What was measured.</param>
    /// <param name="where">Where it stands, for findings that do not say.</param>
    /// <param name="decimals">The decimals of an item's points.</param>
    public static RuleAnswer Ask(BoundKind kind, Measurement measurement, string where, int decimals)
    {
        if (kind.Missing is { } missing)
        {
            return Faulty(missing);
        }

        try
        {
            // Who explains asks the traced build, where there is one: it gives the same score and tells how it went.
            var rule = kind.Rule!.Extension.Implementation;
            var score = measurement.Steps is not null && rule is ITracedScorer traced ? traced.Trace(measurement) : ((IIndicatorType)rule).Evaluate(measurement);
            if (measurement.Steps is { Steps: { Count: > 0 } steps })
            {
                score = score.With(steps);
            }

            return new RuleAnswer(
                score,
                score.Outcome == ScoreOutcome.Scored ? null : score.Reason ?? MissingInput.Of(measurement),
                Rounding.Publish(score.Points, decimals),
                score.Findings.Count == 0 ? [] : [.. AnswerLimits.Copy(score.Findings).Select(finding =>
                    finding.Where.Length > 0 ? finding : finding with { Where = where, Message = $"{where}：{finding.Message}" })],
                null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Faulty(Fault.From(kind.Rule!, error));
        }
    }

    private static RuleAnswer Faulty(Fault fault) => new(Score.CouldNotScore(), $"规则故障：{fault.Extension}：{fault.Message}", null, [], fault);
}
