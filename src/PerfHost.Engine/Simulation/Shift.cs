using PerfHost.Engine.Evaluation;
using PerfHost.Sdk;

namespace PerfHost.Engine.Simulation;

/// <summary>A subject whose light or grade would be another. Immutable.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Department">主管部门; empty when none is named.</param>
/// <param name="Year">Its fiscal year; null when not known.</param>
/// <param name="Budget">全年预算数 in yuan; null when not known.</param>
/// <param name="ExecutionRate">Executed over budget in percent, 2 decimals; null when it cannot be computed.</param>
/// <param name="Now">What holds.</param>
/// <param name="Then">What would hold.</param>
public sealed record Shift(string Subject, string Title, string Department, int? Year, decimal? Budget, decimal? ExecutionRate, Standing Now, Standing Then);

/// <summary>Where a subject stands: with a light while its year runs, with total and grade afterwards.</summary>
/// <param name="Light">The key of its light; empty when no method gives one, and after its year.</param>
/// <param name="Grade">Its grade; empty when it has none, and while its year runs: half a year's points are no grade.</param>
/// <param name="Total">Its total; null when there is none, and while its year runs.</param>
public sealed record Standing(string Light, string Grade, decimal? Total)
{
    internal static Standing Of(SubjectResult result, Stage stage) => stage == Stage.Monitoring
        ? new Standing(result.LabelOf("light") ?? "", "", null)
        : new Standing("", result.Grade ?? "", result.Total);
}
