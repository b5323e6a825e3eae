using Microsoft.AspNetCore.Mvc;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>One subject with all its numbers and where each comes from.</summary>
public sealed class SubjectModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>What is shown.</summary>
    public SubjectView Shown { get; private set; } = null!;

    /// <summary>Looks at a subject.</summary>
    /// <param name="id">The subject's id.</param>
    /// <param name="board">The board's id; null for the first.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IActionResult> OnGetAsync([FromRoute] string id, string? board, CancellationToken cancellation)
    {
        var view = await LookAsync(
            board,
            projection => projection.Explain(id) is (SubjectResult result, var scheme)
                ? View(projection.Facts.Find(id)!, result, scheme)
                : null,
            cancellation);
        if (view is null)
        {
            return NotFound();
        }

        Shown = view;
        return Page();
    }

    private static SubjectView View(SubjectFacts facts, SubjectResult result, Scheme scheme) => new(
        result, facts.Declaration, Explainer.Of(result, scheme), [.. facts.Scores("")], [.. facts.Item(Indicator.Execution)?.Values ?? []], scheme.Title);
}
