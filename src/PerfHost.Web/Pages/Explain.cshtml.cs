using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Engine.Explain;
using PerfHost.Web.Boards;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>The score tree of one subject.</summary>
public sealed class ExplainModel(BoardSet boards, Texts texts) : PageModel
{
    /// <summary>The words.</summary>
    public Texts Texts { get; } = texts;

    /// <summary>What is explained.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The tree, a node a line.</summary>
    public string Tree { get; private set; } = "";

    /// <summary>Explains a subject.</summary>
    public async Task<IActionResult> OnGetAsync(string? board, string? subject, CancellationToken cancellation)
    {
        if (await boards.FindAsync(board ?? "", cancellation) is not { } found || await found.ExplainAsync(subject ?? "", cancellation) is not { } explanation)
        {
            return NotFound();
        }

        (Title, Tree) = (explanation.Label, ExplanationText.Print(explanation));
        return Page();
    }
}
