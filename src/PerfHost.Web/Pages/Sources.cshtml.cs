using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Sources;

namespace PerfHost.Web.Pages;

/// <summary>How the data sources are, which rows they brought that could not be used, and starting one by hand.</summary>
[Authorize(AccessScope.Observe)]
public sealed class SourcesModel(ISourceDesk desk) : PageModel
{
    private const int MostRejections = 200;

    /// <summary>The sources.</summary>
    public SourceList List { get; private set; } = new("", [], []);

    /// <summary>The source whose rejected rows are shown; null when none is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string? Chosen { get; set; }

    /// <summary>Its rejected rows, the latest first.</summary>
    public IReadOnlyList<RejectedRow> Rejections { get; private set; } = [];

    /// <summary>Why a source was not started; null when it was, or none was to be.</summary>
    public string? Refused { get; private set; }

    /// <summary>Lists the sources.</summary>
    public void OnGet() => Show();

    /// <summary>Reads a source now.</summary>
    public async Task<IActionResult> OnPostRunAsync(string id)
    {
        Refused = await desk.StartAsync(id);
        if (Refused is null)
        {
            return RedirectToPage(new { id });
        }

        Show();
        return Page();
    }

    private void Show()
    {
        List = desk.List();
        Rejections = Chosen is null ? [] : desk.Rejections(Chosen, MostRejections);
    }
}
