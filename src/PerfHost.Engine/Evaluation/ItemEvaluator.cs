using PerfHost.Engine.Facts;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>Scores one item of a subject, and puts the scores that people gave beside the computed one.</summary>
internal sealed class ItemEvaluator(Scheme scheme, ExtensionSet extensions)
{
    private static readonly SortedDictionary<string, Value> s_noInputs = new(StringComparer.Ordinal);
    private readonly KindBook _kinds = new(scheme, extensions);
    private SubjectFacts? _subject;
    private Indicator? _indicator;
    private readonly int _decimals = (int)scheme.Rounding.Items.Value;

    public (string Subject, string Indicator)? Asked => (_subject, _indicator) is ({ } subject, { } indicator) ? (subject.Declaration.Subject, indicator.Key) : null;

    public bool Uses(string package) => _kinds.Uses(package);

    public ItemResult Indicator(SubjectFacts subject, int index, ParameterSet parameters, Moment moment, bool explain)
    {
        var indicator = subject.Declaration.Indicators[index];
        var facts = subject.Item(indicator.Key);
        var (actual, observed) = facts?.Accumulate(indicator.Accumulation, moment.AsOf) ?? (Value.Missing("未填写"), null);
        var measurement = new Measurement
        {
            Weight = indicator.Weight ?? 0,
            Comparator = indicator.Comparator,
            Target = indicator.Target,
            Actual = actual,
            Baseline = indicator.Baseline,
            Unit = indicator.Unit,
            Inputs = indicator.Inputs is { Count: > 0 } names ? Inputs(subject, indicator, names, moment.AsOf) : s_noInputs,
            History = History(facts, moment.AsOf),
            AsOf = moment.AsOf,
            Parameters = parameters,
            Steps = explain ? new StepRecorder() : null,
        };
        var row = subject.Reading?.Rows[index];
        var where = row?.Place ?? indicator.Title;
        var item = Score(subject, indicator, measurement, _kinds.Of(indicator), indicator.Weight is not null, where, observed);
        if (measurement.TargetNumber == 0)
        {
            item = item with { Findings = [.. item.Findings, FindingCatalogue.ZeroTarget.At(where, "0", "大于零的目标，或说明零目标的理由")] };
        }

        return row is { Claimed: { } claimed } ? WithClaim(item, ClaimChecks.Check(scheme, row, item, claimed)) : item;
    }

    public ItemResult Execution(SubjectFacts subject, ParameterSet parameters, Moment moment, bool explain, out double rate)
    {
        var declared = subject.Declaration;
        var budget = BudgetOf(declared);
        var (executed, observed) = subject.Item(Goals.Indicator.Execution)?.Accumulate(Accumulation.Last, moment.AsOf)
            ?? (Value.Missing("未填写"), null);
        var printed = budget is null && !executed.IsKnown ? subject.Reading?.PrintedRate : null;
        var measurement = new Measurement
        {
            Weight = declared.ExecutionWeight ?? 0,
            Comparator = Comparator.AtLeast,
            Target = printed is not null ? Value.Of(100) : budget is { } money ? Value.Of((double)money) : Value.Missing("未填写"),
            Actual = printed is { } percent ? Value.Of((double)percent) : executed,
            Unit = printed is null ? "元" : "%",
            AsOf = moment.AsOf,
            Parameters = parameters,
            Steps = explain ? new StepRecorder() : null,
        };
        var ratio = measurement.ActualNumber / measurement.TargetNumber * 100;
        rate = double.IsFinite(ratio) ? ratio : double.NaN;
        var where = $"{subject.Form?.Budget.Place ?? "预算"} 预算执行";
        var item = Score(subject, BudgetExecution, measurement, _kinds.Execution, declared.ExecutionWeight is not null, where, observed);
        return subject.Reading?.ExecutionScore is { } claimed ? WithClaim(item, ClaimChecks.CheckPoints(scheme, item, claimed)) : item;
    }

    public decimal? BudgetOf(Declaration declared) =>
        scheme.Execution.Denominator == BudgetBase.Adjusted ? declared.AdjustedBudget ?? declared.InitialBudget : declared.InitialBudget;

    /// <summary>Budget execution, as far as it is an indicator.</summary>
    private static Indicator BudgetExecution { get; } = new() { Key = Goals.Indicator.Execution, Title = "预算执行" };

    private static PeriodValue[] History(ItemFacts? item, DateOnly upTo) =>
        item is null ? [] : [.. item.Values.Where(value => value.Period <= upTo).Select(value => new PeriodValue(value.Period, value.Value))];

    /// <summary>The latest value of each further input; one that nobody gave yet is missing.</summary>
    private static SortedDictionary<string, Value> Inputs(SubjectFacts subject, Indicator indicator, IReadOnlyList<string> names, DateOnly upTo)
    {
        var inputs = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            inputs[name] = subject.Item(indicator.InputItem(name))?.Accumulate(Accumulation.Last, upTo).Value ?? Value.Missing("未填写");
        }

        return inputs;
    }

    private static ItemResult WithClaim(ItemResult item, List<Finding> findings) => findings.Count == 0 ? item : item with { ClaimFindings = findings };

    /// <summary>Asks the rule, and puts what people gave beside it. Neither replaces the other.</summary>
    private ItemResult Score(SubjectFacts subject, Indicator indicator, Measurement measurement, BoundKind kind, bool weighted, string where, ObservedValue? observed)
    {
        (_subject, _indicator) = (subject, indicator);
        var answer = weighted ? RuleAnswer.Ask(kind, measurement, where, _decimals) : RuleAnswer.Unweighted;
        var self = subject.Score(indicator.Key, ScoreOwner.Self);
        var claimed = weighted && answer is { Fault: null, Score.Outcome: ScoreOutcome.CouldNotScore }
            && self is not null && self.Points >= 0 && (double)self.Points <= measurement.Weight;
        return new ItemResult
        {
            Key = indicator.Key,
            Head = indicator.Head,
            Title = indicator.Title,
            Where = where,
            Measurement = measurement,
            IsWeighted = weighted,
            ExactWeight = weighted ? Rounding.Exact(measurement.Weight) ?? 0 : 0,
            Score = answer.Score,
            Reason = answer.Reason,
            Points = answer.Points,
            Rule = weighted ? kind.Rule : null,
            RuleSource = kind.Source,
            Fault = answer.Fault,
            Self = self,
            Reviewed = subject.Score(indicator.Key, ScoreOwner.Reviewed),
            Contribution = claimed ? (double)self!.Points : answer.Contribution,
            IsClaimed = claimed,
            Findings = answer.Findings,
            Observation = observed,
        };
    }
}
