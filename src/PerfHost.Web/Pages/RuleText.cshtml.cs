using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Pages;

/// <summary>The text of a rule with its line numbers, as it stood when its package was loaded. Reads no file: what is asked for is looked up by name.</summary>
public sealed class RuleTextModel(PackageSet packages) : PageModel
{
    /// <summary>The package's name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The file's name in its package.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>Finds the text.</summary>
    /// <param name="package">The package's id.</param>
    /// <param name="file">The file's name in the folder <c>rules</c>.</param>
    public IActionResult OnGet(string package, string file)
    {
        if (packages.Packages.FirstOrDefault(known => known.Id == package) is not { } found || !found.Rules.TryGetValue($"rules/{file}", out var text))
        {
            return NotFound();
        }

        (Title, FileName, Lines) = ($"{found.Title} {found.Version}", $"rules/{file}", text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        return Page();
    }
}
