using PerfHost.Engine.Facts;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>Scores one item of a subject: asks the rule, catches what it lets out, and says why there is no score.</summary>
internal sealed class ItemEvaluator(Scheme scheme, ExtensionSet extensions)
{
    private const string NoWeight = "表未列分值，不评分";

    public ItemResult Indicator(SubjectFacts subject, int index, ParameterSet parameters, Moment moment, bool explain)
    {
        var indicator = subject.Declaration.Indicators[index];
        var (actual, observed) = subject.Item(indicator.Key)?.Accumulate(indicator.Accumulation, moment.AsOf)
            ?? (Value.Missing("未填写"), null);
        var measurement = new Measurement
        {
            Weight = indicator.Weight ?? 0,
            Comparator = indicator.Comparator,
            Target = indicator.Target,
            Actual = actual,
            Baseline = indicator.Baseline,
            Unit = indicator.Unit,
            History = explain || indicator.Accumulation != Accumulation.Last ? History(subject.Item(indicator.Key), moment.AsOf) : [],
            AsOf = moment.AsOf,
            Parameters = parameters,
            Steps = explain ? new StepRecorder() : null,
        };
        var rule = indicator.Kind is { } kind ? new KindRule(indicator.Comparator, kind, "指标自身指定") : scheme.KindOf(indicator.Comparator);
        var where = subject.Reading is { } reading ? reading.Rows[index].Place : indicator.Title;
        var item = Evaluate(measurement, rule?.Kind, indicator.Weight is not null, where, indicator.Title);
        return Own(item, subject, indicator.Key) with
        {
            Head = indicator.Head,
            RuleSource = rule?.Source,
            Observation = observed,
            Findings = measurement.TargetNumber == 0
                ? [.. item.Findings, FindingCatalogue.ZeroTarget.At(where, "0", "大于零的目标，或说明零目标的理由")]
                : item.Findings,
        };
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
        var item = Evaluate(measurement, scheme.Execution.Kind, declared.ExecutionWeight is not null, where, "预算执行");
        return Own(item, subject, Goals.Indicator.Execution) with { RuleSource = scheme.Execution.Source, Observation = observed };
    }

    public decimal? BudgetOf(Declaration declared) =>
        scheme.Execution.Denominator == BudgetBase.Adjusted ? declared.AdjustedBudget ?? declared.InitialBudget : declared.InitialBudget;

    private static PeriodValue[] History(ItemFacts? item, DateOnly upTo) =>
        item is null ? [] : [.. item.Values.Where(value => value.Period <= upTo).Select(value => new PeriodValue(value.Period, value.Value))];

    private ItemResult Evaluate(Measurement measurement, string? kind, bool weighted, string where, string title)
    {
        var item = new ItemResult
        {
            Key = "", Title = title, Where = where, Measurement = measurement, IsWeighted = weighted, Score = Score.CouldNotScore(NoWeight), Reason = NoWeight,
        };
        if (!weighted)
        {
            return item;
        }

        if (kind is null)
        {
            return Faulty(item, new Fault(scheme.Id, $"方案没有为“{measurement.Comparator}”规定指标类型，请在 kinds 中补上。"));
        }

        if (extensions.Find<IIndicatorType>(kind, scheme.Package, out var rule) is { } missing)
        {
            return Faulty(item, new Fault(kind, missing));
        }

        try
        {
            var score = ((IIndicatorType)rule!.Extension.Implementation).Evaluate(measurement);
            if (measurement.Steps is { Steps: { Count: > 0 } steps })
            {
                score = score.With(steps);
            }

            return item with
            {
                Rule = rule,
                Score = score,
                Reason = score.Outcome == ScoreOutcome.Scored ? null : score.Reason ?? WhatIsMissing(measurement),
                Points = Rounding.Publish(score.Points, (int)scheme.Rounding.Items.Value),
                Contribution = score.Outcome == ScoreOutcome.CouldNotScore ? double.NaN : score.Points,
                Findings = [.. score.Findings.Select(finding => finding.Where.Length > 0 ? finding : finding with { Where = where, Message = $"{where}：{finding.Message}" })],
            };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Faulty(item with { Rule = rule }, Fault.From(rule!, error));
        }
    }

    private static ItemResult Faulty(ItemResult item, Fault fault) =>
        item with { Fault = fault, Score = Score.CouldNotScore(), Reason = $"规则故障：{fault.Extension}：{fault.Message}" };

    private static string WhatIsMissing(Measurement measurement) => (measurement.Target, measurement.Actual) switch
    {
        (MissingValue target, MissingValue actual) => target.Reason == actual.Reason ? $"指标值和完成值{target.Reason}" : $"指标值{target.Reason}，完成值{actual.Reason}",
        (MissingValue target, _) => $"指标值{target.Reason}",
        (_, MissingValue actual) => $"完成值{actual.Reason}",
        (NumberValue, GradeValue actual) => $"完成值“{actual.Label}”不是数字",
        (GradeValue target, NumberValue) => $"指标值“{target.Label}”不是数字",
        (NumberValue { Amount: 0 }, _) => "目标值为零，无法计算完成率",
        _ => "按规则算不出得分",
    };

    /// <summary>Puts the scores that people gave beside the computed one. Neither replaces the other.</summary>
    private static ItemResult Own(ItemResult item, SubjectFacts subject, string key)
    {
        var self = subject.Score(key, ScoreOwner.Self);
        var claimed = item is { IsWeighted: true, Fault: null, Score.Outcome: ScoreOutcome.CouldNotScore }
            && self is not null && self.Points >= 0 && (double)self.Points <= item.Measurement.Weight;
        return item with
        {
            Key = key,
            Self = self,
            Reviewed = subject.Score(key, ScoreOwner.Reviewed),
            IsClaimed = claimed,
            Contribution = claimed ? (double)self!.Points : item.Contribution,
        };
    }
}
