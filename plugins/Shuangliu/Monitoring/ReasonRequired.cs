using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Shuangliu.Monitoring;

/// <summary>Below a rate of execution (parameter <c>reason.required-below</c>, percent) the form has to say why.</summary>
public sealed class ReasonRequired : IEvaluationMethod
{
    /// <inheritdoc/>
    public IReadOnlyList<Evaluation> Evaluate(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        var below = population.Parameter("reason.required-below");
        return [.. population.Subjects
            .Where(subject => subject.ExecutionRate < below && string.IsNullOrWhiteSpace(subject.DeviationReason))
            .Select(subject => new Evaluation(subject.Id, "reason", "需说明原因") { Number = subject.ExecutionRate, Findings = [Missing(subject, below)] })];
    }

    private static Finding Missing(SubjectView subject, double below)
    {
        var rate = subject.ExecutionRate.ToString("0.##", CultureInfo.InvariantCulture);
        var limit = below.ToString("0.##", CultureInfo.InvariantCulture);
        return new Finding("shuangliu/reason-required", "预算执行 偏差原因", $"执行率 {rate}%，未写原因", $"执行率低于 {limit}% 时写明原因",
            $"预算执行率 {rate}% 低于 {limit}%，表内未写偏差原因。请补充原因和改进措施。");
    }
}
