using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Runs cases against indicator types, compiled from rules or written as classes. Knows no test framework. A type with a
/// traced build runs in both: that they disagree is a failure, too. Pure but for the types it runs.
/// </summary>
public static class CaseRunner
{
    /// <summary>Runs cases against rules.</summary>
    /// <param name="rules">The rules of the package.</param>
    /// <param name="cases">Its cases.</param>
    public static CaseReport Run(CompiledRules rules, IReadOnlyList<RuleCase> cases) => Run(CaseSubject.Of(rules), cases);

    /// <summary>Runs cases.</summary>
    /// <param name="types">The indicator types of the package, each key once.</param>
    /// <param name="cases">Its cases.</param>
    public static CaseReport Run(IReadOnlyList<CaseSubject> types, IReadOnlyList<RuleCase> cases)
    {
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(cases);
        var byKey = types.ToDictionary(type => type.Key, StringComparer.Ordinal);
        var reached = byKey.Keys.ToDictionary(key => key, _ => new HashSet<int>(), StringComparer.Ordinal);
        var results = cases.Select(one => byKey.TryGetValue(one.Rule, out var type) ? Run(one, type.Type, reached[one.Rule]) : new CaseResult(
            one, $"没有指标类型“{one.Rule}”：没有规则 rules/{one.Rule}.indicator.csx，DLL 也没有登记这个键；用例文件应与它所检验的指标类型同名。")).ToList();
        return new CaseReport(results,
            [.. types.Where(type => type.Type is ITracedScorer)
                .Select(type => RuleCoverage.Of(type.Origin, ((ITracedScorer)type.Type).Points, reached[type.Key]))])
        {
            Types = [.. types.Select(type => type.Key)],
        };
    }

    private static CaseResult Run(RuleCase one, IIndicatorType type, HashSet<int> reached)
    {
        Score score;
        try
        {
            score = type.Evaluate(one.Input.With(null));
            if (type is ITracedScorer traced && !Same(score, Trace(traced, one, reached)))
            {
                return new CaseResult(one, "跟踪版与快速版结果不同，请报告这条规则。");
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var thrown = $"{error.GetType().Name}：{error.Message}";
            return new CaseResult(one, $"应为 {one.ExpectedText}，规则却出错：{thrown}") { Found = $"出错，{thrown}" };
        }

        var met = score.Outcome == one.Expected && (one.Expected != ScoreOutcome.Scored || Math.Round(score.Points, one.Decimals, MidpointRounding.AwayFromZero) == one.Points);
        var found = RuleCase.Say(score.Outcome, score.Points, score.Reason);
        return met ? new CaseResult(one, null) : new CaseResult(one, $"应为 {one.ExpectedText}，实为 {found}") { Found = found };
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
}
