using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;

namespace PerfHost.Web.Pages;

/// <summary>A line of the list.</summary>
/// <param name="Result">The result.</param>
/// <param name="Facts">What the ledger says of it.</param>
/// <param name="Reviewed">财政复核 of the total; null when there is none.</param>
/// <param name="Grade">The grade of the reviewed total, else of the computed; empty for none.</param>
public sealed record SubjectLine(SubjectResult Result, SubjectFacts Facts, decimal? Reviewed, string Grade)
{
    internal static SubjectLine Of(BoardProjection board, SubjectResult result)
    {
        var facts = board.Facts.Find(result.Subject)!;
        var reviewed = facts.Score("", ScoreOwner.Reviewed)?.Points;
        return new SubjectLine(result, facts, reviewed, (reviewed is { } points ? board.SchemeOf(result.Subject)!.GradeOf(points) : result.Grade) ?? "");
    }

    /// <summary>The fiscal year; empty when not known.</summary>
    public string Year => Result.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";

    /// <summary>The key of its light; empty for none.</summary>
    public string Light => Result.LabelOf("light") ?? "";
}
