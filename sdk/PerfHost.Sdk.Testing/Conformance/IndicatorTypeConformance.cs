using System.Globalization;
using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>The promises of <see cref="IIndicatorType"/> and its companions as checks for any test framework: run each of <see cref="Checks"/> as a test.</summary>
public sealed class IndicatorTypeConformance
{
    /// <summary>Rounding may leave a full mark a hair beyond the weight.</summary>
    private const double Hair = 1e-9;

    private readonly IIndicatorType _type;
    private readonly IndicatorExamples _examples;
    private readonly (double Least, double Most) _shares;

    /// <summary>A suite over one indicator type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="examples">What it is usually asked, best taken from its cases; variants are made of them. Null takes common ones alone.</param>
    /// <param name="parameters">The scheme's parameters for the common examples; null for none.</param>
    /// <param name="least">The fewest points it may give, as a share of the weight; negative infinity for no bound.</param>
    /// <param name="most">The most points it may give, as a share of the weight; above 1 for a type that rewards, infinity for no bound.</param>
    public IndicatorTypeConformance(IIndicatorType type, IEnumerable<Measurement>? examples = null, ParameterSet? parameters = null, double least = 0, double most = 1)
    {
        ArgumentNullException.ThrowIfNull(type);
        (_type, _shares) = (type, (least, most));
        _examples = new IndicatorExamples([.. (examples ?? []).Select(IndicatorExamples.Keep)], parameters ?? ParameterSet.Empty);
        var pure = new PureChecks<RuleMeasurement>(() => _examples.All, one => Asked.Text(() => type.Evaluate(one.With(null)), Asked.Print), RuleInput.Write);
        Checks =
        [
            new("同一输入总得同一结果", pure.RepeatsAsync),
            new(PureChecks<RuleMeasurement>.CulturePromise, pure.CultureAsync),
            new("可供许多线程同时使用", pure.ThreadsAsync),
            new("不改动输入", pure.UnchangedAsync),
            new("目标值或完成值未填写，不抛异常", () => AnswersAsync(_examples.Missing)),
            new("目标值为零，不抛异常", () => AnswersAsync(_examples.ZeroTarget)),
            new("文字、日期、清单和极大极小的数，不抛异常", () => AnswersAsync([.. _examples.Plain, .. _examples.Odd])),
            .. double.IsFinite(least) || double.IsFinite(most) ? (ConformanceCheck[])[new(Invariant($"得分在分值的 {least:0.##} 到 {most:0.##} 倍之间"), InRangeAsync)] : [],
            new("不得分须说明原因", SaysWhyAsync),
            new("要求解释时得分不变", ExplainedAsync),
            .. type is ITracedScorer traced ? (ConformanceCheck[])[new("跟踪版与快速版结果相同", () => TracedAsync(traced))] : [],
            .. type is IColumnScorer columns ? (ConformanceCheck[])[new("成列计算与逐行计算结果相同", () => ColumnsAsync(columns))] : [],
        ];
    }

    /// <summary>The checks; each is independent of the others.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; }

    private Task AnswersAsync(IReadOnlyList<RuleMeasurement> samples)
    {
        foreach (var one in samples)
        {
            Ask(one);
        }

        return Task.CompletedTask;
    }

    private Task InRangeAsync()
    {
        foreach (var one in _examples.All)
        {
            var (score, slack) = (Ask(one), one.Weight * Hair);
            if (score.Outcome == ScoreOutcome.Scored && (score.Points < (_shares.Least * one.Weight) - slack || score.Points > (_shares.Most * one.Weight) + slack))
            {
                throw new ConformanceException(Invariant(
                    $"得分应在 {_shares.Least * one.Weight:0.####} 到 {_shares.Most * one.Weight:0.####} 之间，得了 {score.Points:0.####}；本意如此的话，请给检查写明 least、most。\n  输入  {RuleInput.Write(one)}"));
            }
        }

        return Task.CompletedTask;
    }

    private Task SaysWhyAsync()
    {
        foreach (var one in _examples.All)
        {
            var score = Ask(one);
            Asked.Whole(score.Findings, () => RuleInput.Write(one));
            if (score.Outcome == ScoreOutcome.Failed && string.IsNullOrWhiteSpace(score.Reason))
            {
                throw new ConformanceException($"Score.Failed 没有写原因，填报人不知道差在哪里。\n  输入  {RuleInput.Write(one)}");
            }
        }

        return Task.CompletedTask;
    }

    private Task ExplainedAsync() => AgreesAsync(one => _type.Evaluate(one.With(new StepRecorder())), "要求解释时");

    private Task TracedAsync(ITracedScorer traced) => AgreesAsync(one => traced.Trace(one.With(new StepRecorder())), "跟踪版");

    private Task AgreesAsync(Func<RuleMeasurement, Score> other, string name)
    {
        foreach (var one in _examples.All)
        {
            var (plain, found) = (Asked.Text(() => _type.Evaluate(one.With(null)), Asked.Print), Asked.Text(() => other(one), Asked.Print));
            if (plain != found)
            {
                throw new ConformanceException($"{name}结果不同。\n  输入  {RuleInput.Write(one)}\n  平时  {plain}\n  {name}  {found}");
            }
        }

        return Task.CompletedTask;
    }

    private Task ColumnsAsync(IColumnScorer columns)
    {
        var points = new double[1];
        foreach (var one in _examples.All)
        {
            var row = one.With(null);
            columns.Evaluate(
                new MeasurementColumns
                {
                    Targets = new[] { row.TargetNumber },
                    Actuals = new[] { row.ActualNumber },
                    Baselines = new[] { row.Baseline.Number },
                    Weights = new[] { row.Weight },
                    Comparators = new[] { row.Comparator },
                    Measurements = new[] { row },
                    Parameters = row.Parameters,
                    AsOf = row.AsOf,
                },
                points);
            var single = ColumnPoints.Of(Ask(one));
            if (BitConverter.DoubleToInt64Bits(single) != BitConverter.DoubleToInt64Bits(points[0]) && !(double.IsNaN(single) && double.IsNaN(points[0])))
            {
                throw new ConformanceException(Invariant($"成列计算得 {points[0]:R}，逐行计算得 {single:R}。\n  输入  {RuleInput.Write(one)}"));
            }
        }

        return Task.CompletedTask;
    }

    private Score Ask(RuleMeasurement one) => Asked.OrBroken(() => _type.Evaluate(one.With(null)), one.Parameters, () => RuleInput.Write(one));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
