using PerfHost.Sdk;

namespace PerfHost.Baseline.Lights;

/// <summary>
/// Lights scaled by the months gone by, as one deployed product shows them; a sample, no document orders it.
/// An item's value is actual / (target / 12 × month) in percent: red, yellow, green, and blue when far ahead (is the target
/// too low?). The goal light is the worst of its items. Targets and budgets of zero stay grey: nothing divides by zero.
/// </summary>
/// <remarks>Parameters <c>lights.red-below</c>, <c>lights.yellow-below</c>, <c>lights.blue-from</c>, in percent; <c>lights.green-words</c> … for labels.</remarks>
public sealed class TimescaledLights : IEvaluationMethod
{
    private static readonly string[] WorstFirst = ["red", "yellow", "green", "blue"];

    /// <inheritdoc/>
    public IReadOnlyList<Evaluation> Evaluate(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var evaluations = new List<Evaluation>();
        foreach (var subject in population.Subjects)
        {
            var items = subject.Indicators.Select(indicator => (indicator.Key, Light: Of(indicator.Measurement, population))).ToList();
            evaluations.AddRange(items.Select(item => new Evaluation(subject.Id, "goal-light", item.Light) { Indicator = item.Key }));
            evaluations.Add(new Evaluation(subject.Id, "goal-light", Array.Find(WorstFirst, light => items.Exists(item => item.Light == light)) ?? "grey"));
            evaluations.Add(Execution(subject, population));
        }

        return evaluations;
    }

    private static Evaluation Execution(SubjectView subject, Population population)
    {
        var scaled = subject.ExecutionRate / (population.AsOf.Month / 12.0);
        var light = double.IsNaN(scaled) ? "grey"
            : scaled < population.Parameter("lights.red-below") ? "red"
            : scaled < population.Parameter("lights.yellow-below") ? "yellow"
            : "green";
        population.Steps?.Add("执行率 ÷ 序时进度", scaled, "%");
        return new Evaluation(subject.Id, "execution-light", light) { Number = scaled };
    }

    private static string Of(Measurement measured, Population population)
    {
        if (measured.Actual is GradeValue { Label: var label })
        {
            return Array.Find(["green", "yellow", "red"], light => population.Parameters.Get($"lights.{light}-words").Words.Contains(label, StringComparer.Ordinal)) ?? "grey";
        }

        var (target, actual) = (measured.TargetNumber, measured.ActualNumber);
        if (double.IsNaN(target) || double.IsNaN(actual))
        {
            return "grey";
        }

        if (measured.Comparator is Comparator.AtMost or Comparator.LessThan)
        {
            return actual <= target ? "green" : "red";
        }

        if (target <= 0)
        {
            return "grey";
        }

        var value = actual / (target / 12 * population.AsOf.Month) * 100;
        return value < population.Parameter("lights.red-below") ? "red"
            : value < population.Parameter("lights.yellow-below") ? "yellow"
            : value < population.Parameter("lights.blue-from") ? "green"
            : "blue";
    }
}
