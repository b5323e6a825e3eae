using System.Globalization;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>The promises of <see cref="IEvaluationMethod"/> as checks for any test framework: run each of <see cref="Checks"/> as a test.</summary>
public sealed class EvaluationMethodConformance
{
    private readonly IEvaluationMethod _method;
    private readonly Func<IReadOnlyList<Population>> _populations;

    /// <summary>A suite over one method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="reach">How many subjects it sees at once, as the scheme uses it.</param>
    /// <param name="parameters">The scheme's parameters; null for none.</param>
    public EvaluationMethodConformance(IEvaluationMethod method, Reach reach = Reach.Population, ParameterSet? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        (_method, _populations) = (method, () => PopulationExamples.Of(reach, parameters ?? ParameterSet.Empty));
        var pure = new PureChecks<Population>(_populations, one => Asked.Text(() => method.Evaluate(one), Print), PopulationExamples.Print);
        Checks =
        [
            new("同一输入总得同一结果", pure.RepeatsAsync),
            new(PureChecks<Population>.CulturePromise, pure.CultureAsync),
            new("可供许多线程同时使用", pure.ThreadsAsync),
            new("不改动输入", pure.UnchangedAsync),
            new("对象残缺（没有总分、没有指标、没有预算），不抛异常", () => EachAsync((_, _) => { })),
            new("每条结论都完整", () => EachAsync(Whole)),
            new("只对所给的对象和指标下结论", () => EachAsync(KnowsOnly)),
            new("对同一对象的同一方面只下一个结论", () => EachAsync(SaysOnce)),
            new("要求解释时结论不变", ExplainedAsync),
            .. reach == Reach.Population ? (ConformanceCheck[])[new("对象的先后不影响结论", OrderAsync)] : [],
        ];
    }

    /// <summary>The checks; each is independent of the others.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; }

    private Task EachAsync(Action<Population, IReadOnlyList<Evaluation>> check)
    {
        foreach (var population in _populations())
        {
            check(population, Ask(population));
        }

        return Task.CompletedTask;
    }

    private static void Whole(Population population, IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var one in evaluations)
        {
            if (one is null || string.IsNullOrWhiteSpace(one.Aspect) || string.IsNullOrWhiteSpace(one.Label) || one.Findings is null || double.IsInfinity(one.Number))
            {
                throw Broken("结论缺少 Aspect、Label 或 Findings，或者 Number 是无穷大", population, one);
            }

            Asked.Whole(one.Findings, () => PopulationExamples.Print(population));
        }
    }

    private static void KnowsOnly(Population population, IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var one in evaluations)
        {
            var subject = population.Subjects.FirstOrDefault(subject => subject.Id == one.Subject);
            if (subject is null || (one.Indicator is { } key && !subject.Indicators.Any(indicator => indicator.Key == key)))
            {
                throw Broken("结论说的是没有给出的对象或指标", population, one);
            }
        }
    }

    private static void SaysOnce(Population population, IReadOnlyList<Evaluation> evaluations)
    {
        if (evaluations.GroupBy(one => (one.Subject, one.Indicator, one.Aspect)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Broken($"同一方面下了 {twice.Count()} 个结论", population, twice.Last());
        }
    }

    private Task ExplainedAsync() => AgreesAsync(population => PopulationExamples.Again(population, population.Subjects, new StepRecorder()), "要求解释时");

    private Task OrderAsync() => AgreesAsync(population => PopulationExamples.Again(population, [.. population.Subjects.Reverse()]), "对象倒过来排时");

    private Task AgreesAsync(Func<Population, Population> other, string when)
    {
        foreach (var population in _populations())
        {
            var (plain, found) = (Sorted(Ask(population)), Sorted(Ask(other(population))));
            if (!plain.SequenceEqual(found, StringComparer.Ordinal))
            {
                throw new ConformanceException($"{when}结论不同。\n  对象  {PopulationExamples.Print(population)}\n  平时  {string.Join("；", plain.Except(found))}\n  {when}  {string.Join("；", found.Except(plain))}");
            }
        }

        return Task.CompletedTask;
    }

    private IReadOnlyList<Evaluation> Ask(Population population) =>
        Asked.OrBroken(() => _method.Evaluate(population), population.Parameters, () => PopulationExamples.Print(population)) ?? throw Broken("返回了 null，没有结论时应返回空列表", population, null);

    /// <summary>Sums may differ in their last digits when they are added in another order; that is no other statement.</summary>
    private static string[] Sorted(IReadOnlyList<Evaluation> evaluations) =>
        [.. evaluations.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Subject}/{one.Indicator} {one.Aspect}：{one.Label} {one.Number:G9}")).Order(StringComparer.Ordinal)];

    private static string Print(IReadOnlyList<Evaluation> evaluations) => string.Join("；", evaluations.Select(one =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Subject}/{one.Indicator} {one.Aspect}：{one.Label} {one.Number:R} {one.Reason} {string.Join(',', one.Findings)}")));

    private static ConformanceException Broken(string what, Population population, Evaluation? found) =>
        new($"{what}。\n  对象  {PopulationExamples.Print(population)}\n  结论  {found?.ToString() ?? "null"}");
}
