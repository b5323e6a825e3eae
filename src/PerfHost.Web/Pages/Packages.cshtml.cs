using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Accounts;
using PerfHost.Web.Packages;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>Installs, upgrades, rolls back and removes packages. Installing is running code: for administrators only.</summary>
[Authorize(AccessScope.Packages)]
public sealed class PackagesModel(IPackageDesk desk, Texts texts) : PageModel
{
    internal const int MostBytes = 64 * 1024 * 1024;
    private const int MostReason = 200;

    /// <summary>All packages.</summary>
    public IReadOnlyList<PackageStatus> Rows { get; private set; } = [];

    /// <summary>What was done; null when nothing was.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Why nothing was done; empty when it was.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Lists the packages.</summary>
    public void OnGet() => Rows = desk.List();

    /// <summary>Installs or upgrades the package that was previewed, and no other.</summary>
    public Task<IActionResult> OnPostInstallAsync(string ticket, string[] consent, string? reason, CancellationToken cancellation) =>
        ChangeAsync(new PackageOrder(PackageAct.Install, null, null, Person, Reason(reason)) { Ticket = ticket, Consent = consent }, cancellation);

    /// <summary>Puts the version before back.</summary>
    public Task<IActionResult> OnPostRollBackAsync(string id, string? reason, CancellationToken cancellation) => ChangeAsync(new PackageOrder(PackageAct.RollBack, id, null, Person, Reason(reason)), cancellation);

    /// <summary>Takes a package out of force.</summary>
    public Task<IActionResult> OnPostRemoveAsync(string id, string? reason, CancellationToken cancellation) => ChangeAsync(new PackageOrder(PackageAct.Remove, id, null, Person, Reason(reason)), cancellation);

    private string Person => User.Identity?.Name ?? "";

    private static string? Reason(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim() is { Length: > MostReason } text ? text[..MostReason] : typed.Trim();

    private async Task<IActionResult> ChangeAsync(PackageOrder order, CancellationToken cancellation)
    {
        var answer = await desk.ChangeAsync(order, cancellation);
        Problems = answer.Problems;
        Done = answer.Problems.Count > 0 ? null : texts.Format(answer.To is null ? "packages.removed" : "packages.in-force", answer.Id, answer.To, answer.From ?? Figure.None);
        Rows = desk.List();

        // What was done is told on a page of its own, so that loading it again does nothing again.
        return Done is null ? Page() : RedirectToPage();
    }
}
