using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Shuangliu.Monitoring;

/// <summary>
/// Warns when budget execution is below the line for January to April, June, August or October (川财绩〔2025〕10号;
/// parameters <c>execution.floor.4</c> …). Red or green, grey when nothing was reported. In other months the document
/// sets no line: the method gives 序时进度 alone and no light.
/// </summary>
public sealed class ExecutionThresholds : IEvaluationMethod
{
    /// <inheritdoc/>
    public IReadOnlyList<Evaluation> Evaluate(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var month = population.AsOf.Month;
        var floor = population.Parameters.Find(string.Create(CultureInfo.InvariantCulture, $"execution.floor.{month}"));
        if (floor is not null)
        {
            population.Steps?.Add(new Step(floor.Title, Value.Of(floor.Number), "%", floor.Source));
        }

        return [.. population.Subjects.Select(subject => floor is null ? Schedule(subject, month) : Light(subject, floor))];
    }

    private static Evaluation Light(SubjectView subject, Parameter floor) => double.IsNaN(subject.ExecutionRate)
        ? new Evaluation(subject.Id, "execution-light", "grey") { Reason = "未报送预算执行数" }
        : new Evaluation(subject.Id, "execution-light", subject.ExecutionRate < floor.Number ? "red" : "green")
        {
            Number = subject.ExecutionRate,
            Reason = string.Create(CultureInfo.InvariantCulture, $"执行率 {subject.ExecutionRate:0.##}%，预警线 {floor.Number:0.##}%（{floor.Source}）"),
        };

    private static Evaluation Schedule(SubjectView subject, int month) =>
        new(subject.Id, "schedule", string.Create(CultureInfo.InvariantCulture, $"序时进度 {month / 12.0 * 100:0.##}%")) { Number = month / 12.0 * 100 };
}
