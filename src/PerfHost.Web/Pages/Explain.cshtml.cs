using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PerfHost.Web.Pages;

/// <summary>The address that score trees had before the page of a subject: goes on to it.</summary>
public sealed class ExplainModel : PageModel
{
    /// <summary>Goes to the subject.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="subject">The subject's id.</param>
    public IActionResult OnGet(string? board, string? subject) => string.IsNullOrEmpty(subject)
        ? NotFound()
        : LocalRedirect($"/subjects/{Uri.EscapeDataString(subject)}?board={Uri.EscapeDataString(board ?? "")}");
}
