using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>Asks the scheme's methods and policies about one subject, and catches what they let out.</summary>
internal sealed class MethodRunner
{
    /// <summary>What is said of a method over all subjects, in Chinese: to whoever writes it into a scheme, and on a board if one got there all the same.</summary>
    public const string NoPopulation = "面向全体对象的方法（reach: population）本版本尚不运行，请改用 reach: subject 或去掉该方法。";

    private readonly Scheme _scheme;
    private readonly List<(MethodUse Use, BoundExtension? Bound, Fault? Fault)> _methods;
    private readonly List<(BoundExtension? Bound, Fault? Fault)> _policies;

    public MethodRunner(Scheme scheme, ExtensionSet extensions)
    {
        _scheme = scheme;
        _methods = [.. scheme.Methods.Select(use =>
        {
            // A method over all subjects cannot be answered from one of them: said as a fault, so that no scheme waits for it in silence.
            var (bound, fault) = use.Reach == Reach.Population
                ? (null, new Fault(use.Key, NoPopulation))
                : Bind<IEvaluationMethod>(extensions, use.Key);
            return (use, bound, fault);
        })];
        _policies = [.. scheme.Policies.Select(use => Bind<IResultPolicy>(extensions, use.Key))];
    }

    public bool Uses(string package) =>
        _methods.Exists(method => method.Bound?.Package == package) || _policies.Exists(policy => policy.Bound?.Package == package);

    public SubjectResult Run(SubjectResult result, SubjectFacts subject, ParameterSet parameters, Moment moment, bool explain)
    {
        // Results are applied on a reviewed score only, never on what the unit claims or the rule computes.
        var reviewed = _policies.Count > 0 ? subject.Score("", ScoreOwner.Reviewed) : null;
        var grade = reviewed is not null ? _scheme.GradeOf(reviewed.Points) : null;
        if (grade is null && !_methods.Exists(method => method.Use.Stages.Contains(moment.Stage)))
        {
            return result.Evaluations.Count + result.Actions.Count + result.Faults.Count == 0
                ? result
                : result with { Evaluations = [], Actions = [], Faults = [] };
        }

        var view = View(result, subject);
        var evaluations = new List<Sdk.Evaluation>();
        var actions = new List<ResultAction>();
        var faults = new List<Fault>();
        foreach (var (use, bound, missing) in _methods.Where(method => method.Use.Stages.Contains(moment.Stage)))
        {
            Guard(bound, missing, faults, () =>
            {
                var steps = explain ? new StepRecorder() : null;
                var population = new Population { Stage = moment.Stage, Subjects = [view], AsOf = moment.AsOf, Parameters = parameters, Steps = steps };
                var answers = AnswerLimits.Copy(((IEvaluationMethod)bound!.Extension.Implementation).Evaluate(population));
                if (answers.Any(answer => answer is not { Aspect: not null, Label: not null, Findings: not null }))
                {
                    throw new InvalidOperationException("评价结果缺少 Aspect、Label 或 Findings。");
                }

                evaluations.AddRange(answers.Select(evaluation => evaluation with { Findings = AnswerLimits.Copy(evaluation.Findings), Steps = explain ? steps!.Steps : [] }).ToArray());
            });
        }

        evaluations.AddRange(Worst(result.Subject, evaluations));

        // Nothing follows from a review as long as what was reviewed is at fault.
        if (grade is not null && faults.Count == 0 && !result.ItemFaults.Any())
        {
            foreach (var (bound, missing) in _policies)
            {
                Guard(bound, missing, faults, () => actions.AddRange(AnswerLimits.Copy(
                    ((IResultPolicy)bound!.Extension.Implementation).Apply(new ResultContext(view, reviewed!.Points, grade, parameters)))));
            }
        }

        return result with { Evaluations = evaluations, Actions = actions, Faults = faults };
    }

    /// <summary>Several lights become one: the worst, in the order in which the scheme lists them.</summary>
    private IEnumerable<Sdk.Evaluation> Worst(string subject, List<Sdk.Evaluation> evaluations)
    {
        var lights = evaluations.Where(evaluation => evaluation.Indicator is null && evaluation.Aspect.EndsWith("-light", StringComparison.Ordinal)).ToArray();
        if (evaluations.TrueForAll(evaluation => evaluation.Aspect != "light")
            && _scheme.Lights.FirstOrDefault(light => Array.Exists(lights, shown => shown.Label == light.Key)) is { } worst)
        {
            yield return new Sdk.Evaluation(subject, "light", worst.Key) { Reason = Array.Find(lights, light => light.Label == worst.Key)!.Reason };
        }
    }

    private (BoundExtension? Bound, Fault? Fault) Bind<T>(ExtensionSet extensions, string key)
        where T : class =>
        extensions.Find<T>(key, _scheme.Package, out var bound) is { } why ? (null, new Fault(key, why)) : (bound, null);

    private static void Guard(BoundExtension? bound, Fault? missing, List<Fault> faults, Action ask)
    {
        if (missing is not null)
        {
            faults.Add(missing);
            return;
        }

        try
        {
            ask();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            faults.Add(Fault.From(bound!, error));
        }
    }

    private static SubjectView View(SubjectResult result, SubjectFacts subject) => new()
    {
        Id = result.Subject,
        Title = result.Title,
        Year = result.Year ?? 0,
        Budget = result.Budget,
        Executed = result.Execution?.Measurement is { Unit: "元", Actual: NumberValue { Amount: var executed } } && Math.Abs(executed) < 1e15 ? (decimal)executed : null,
        ExecutionRate = result.ExecutionRate,
        DeviationReason = string.Join('\n', subject.Declaration.Indicators.Select((_, i) => subject.Form?.Rows[i].Reason).Prepend(subject.Form?.Budget.Reason).Where(reason => !string.IsNullOrWhiteSpace(reason))),
        Total = Rounding.Exact(result.RawTotal) is null ? double.NaN : result.RawTotal,
        Grade = result.Grade,
        Indicators = [.. result.Indicators.Select(item => new IndicatorView(item.Key, item.Title, item.Measurement, item.Score))],
    };
}
