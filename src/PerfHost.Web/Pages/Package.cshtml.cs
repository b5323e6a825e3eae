using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Pages;

/// <summary>One package: how it is, what it brings, what was granted to it, what it lacks. For administrators only.</summary>
[Authorize(AccessScope.Packages)]
public sealed class PackageModel(IPackageExamination examination) : PageModel
{
    private PackageDescription? _package;

    /// <summary>The package.</summary>
    public PackageDescription Package => _package ?? throw new InvalidOperationException("The page is shown with a package only.");

    /// <summary>What it lacks; null when nobody asked.</summary>
    public IReadOnlyList<DoctorFinding>? Findings { get; private set; }

    /// <summary>Describes the package.</summary>
    public IActionResult OnGet(string id) => (_package = examination.Describe(id)) is null ? NotFound() : Page();

    /// <summary>Looks for what it lacks; its code is run.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        Findings = await examination.ExamineAsync(id, cancellation);
        return OnGet(id);
    }
}
