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
                score.Outcome == ScoreOutcome.Scored ? null : score.Reason ?? WhatIsMissing(measurement),
                Rounding.Publish(score.Points, decimals),
                score.Findings.Count == 0 ? [] : [.. score.Findings.Select(finding =>
                    finding.Where.Length > 0 ? finding : finding with { Where = where, Message = $"{where}：{finding.Message}" })],
                null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Faulty(Fault.From(kind.Rule!, error));
        }
    }

    private static RuleAnswer Faulty(Fault fault) => new(Score.CouldNotScore(), $"规则故障：{fault.Extension}：{fault.Message}", null, [], fault);

    private static string Quote(GradeValue words) => words.Label.Length <= 40 ? words.Label : $"{words.Label[..40]}……";

    private static string WhatIsMissing(Measurement measurement) => (measurement.Target, measurement.Actual) switch
    {
        (MissingValue target, MissingValue actual) => target.Reason == actual.Reason ? $"指标值和完成值{target.Reason}" : $"指标值{target.Reason}，完成值{actual.Reason}",
        (MissingValue target, _) => $"指标值{target.Reason}",
        (_, MissingValue actual) => $"完成值{actual.Reason}",
        (NumberValue, GradeValue actual) => $"完成值“{Quote(actual)}”不是数字",
        (GradeValue target, NumberValue) => $"指标值“{Quote(target)}”不是数字",
        (DateValue, _) or (_, DateValue) => "指标值或完成值是日期，该指标类型只按数字评分",
        (NumberValue { Amount: 0 }, _) => "目标值为零，无法计算完成率",
        _ => "按规则算不出得分",
    };
}
