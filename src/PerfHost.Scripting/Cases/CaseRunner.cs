using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Runs cases against compiled rules. Knows no test framework. Each case runs in both builds: that they disagree is a
/// failure, too. Pure but for the rules it runs.
/// </summary>
public static class CaseRunner
{
    /// <summary>Runs cases.</summary>
    /// <param name="rules">The rules of the package.</param>
    /// <param name="cases">Its cases.</param>
    public static CaseReport Run(CompiledRules rules, IReadOnlyList<RuleCase> cases)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        var indicators = rules.Rules.Where(rule => rule.Extension.Implementation is IIndicatorType).ToDictionary(rule => rule.Extension.Key, StringComparer.Ordinal);
        var reached = indicators.Keys.ToDictionary(key => key, _ => new HashSet<int>(), StringComparer.Ordinal);
        var results = cases.Select(one => new CaseResult(one, indicators.TryGetValue(one.Rule, out var rule)
            ? Failure(one, rule.Extension.Implementation, reached[one.Rule])
            : $"没有规则 rules/{one.Rule}.indicator.csx；用例文件应与它所检验的指标规则同名。")).ToList();
        return new CaseReport(results,
            [.. indicators.Values.Where(rule => rule.Extension.Implementation is ITracedScorer)
                .Select(rule => RuleCoverage.Of(rule.File, ((ITracedScorer)rule.Extension.Implementation).Points, reached[rule.Extension.Key]))]);
    }

    private static string? Failure(RuleCase one, object rule, HashSet<int> reached)
    {
        Score score;
        try
        {
            score = ((IIndicatorType)rule).Evaluate(one.Input.With(null));
            if (rule is ITracedScorer traced && !Same(score, Trace(traced, one, reached)))
            {
                return "跟踪版与快速版结果不同，请报告这条规则。";
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"应为 {Say(one.Expected, one.Points, null)}，规则却出错：{error.GetType().Name}：{error.Message}";
        }

        var met = score.Outcome == one.Expected && (one.Expected != ScoreOutcome.Scored || Math.Round(score.Points, one.Decimals, MidpointRounding.AwayFromZero) == one.Points);
        return met ? null : $"应为 {Say(one.Expected, one.Points, null)}，实为 {Say(score.Outcome, score.Points, score.Reason)}";
    }

    private static Score Trace(ITracedScorer traced, RuleCase one, HashSet<int> reached)
    {
        var steps = new StepRecorder();
        try
        {
            return traced.Trace(one.Input.With(steps));
        }
        finally
        {
            reached.UnionWith(steps.Visits.Keys);
        }
    }

    private static bool Same(Score one, Score other) =>
        one.Outcome == other.Outcome && BitConverter.DoubleToInt64Bits(one.Points) == BitConverter.DoubleToInt64Bits(other.Points) && one.Reason == other.Reason;

    private static string Say(ScoreOutcome outcome, double points, string? reason) => outcome switch
    {
        ScoreOutcome.Scored => points.ToString("0.##########", CultureInfo.InvariantCulture),
        ScoreOutcome.Failed => $"failed{(reason is null ? "" : $"（{reason}）")}",
        _ => $"could-not-score{(reason is null ? "" : $"（{reason}）")}",
    };
}
