using Microsoft.AspNetCore.Mvc;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Goals;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>One subject with all its numbers and where each comes from.</summary>
public sealed class SubjectModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>What is shown.</summary>
    public SubjectView View { get; private set; } = null!;

    /// <summary>Looks at a subject.</summary>
    /// <param name="id">The subject's id.</param>
    /// <param name="board">The board's id; null for the first.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] string id, string? board, CancellationToken cancellation)
    {
        var view = await LookAsync(
            board,
            projection => projection.Explain(id) is (SubjectResult result, var scheme)
                ? new SubjectView(result, projection.Facts.Find(id)!.Declaration, Explainer.Of(result, scheme), projection.Facts.Find(id)!.Score("", ScoreOwner.Reviewed), scheme.Title)
                : null,
            cancellation);
        if (view is null)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Result">The result, with all its steps.</param>
/// <param name="Declaration">What the subject declared.</param>
/// <param name="Tree">Its explanation.</param>
/// <param name="Reviewed">财政复核 of the total; null when there is none.</param>
/// <param name="Scheme">The scheme's name.</param>
public sealed record SubjectView(SubjectResult Result, Declaration Declaration, Explanation Tree, GivenScore? Reviewed, string Scheme);
