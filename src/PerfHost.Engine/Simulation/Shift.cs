using PerfHost.Engine.Evaluation;

namespace PerfHost.Engine.Simulation;

/// <summary>A subject whose light, grade or total would be another. Immutable.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Department">主管部门; empty when none is named.</param>
/// <param name="Budget">全年预算数 in yuan; null when not known.</param>
/// <param name="Now">What holds.</param>
/// <param name="Then">What would hold.</param>
public sealed record Shift(string Subject, string Title, string Department, decimal? Budget, Standing Now, Standing Then)
{
    /// <summary>True when light or grade differs, and not only the points.</summary>
    public bool IsVisible => Now.Light != Then.Light || Now.Grade != Then.Grade;
}

/// <summary>Where a subject stands.</summary>
/// <param name="Light">The key of its light; empty when no method gives one.</param>
/// <param name="Grade">Its grade; empty when it has none.</param>
/// <param name="Total">Its total; null when there is none.</param>
public sealed record Standing(string Light, string Grade, decimal? Total)
{
    internal static Standing Of(SubjectResult result) => new(result.LabelOf("light") ?? "", result.Grade ?? "", result.Total);
}
