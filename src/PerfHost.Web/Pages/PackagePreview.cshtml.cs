using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Accounts;
using PerfHost.Web.Packages;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>What installing, rolling back or removing a package would change, before anybody says yes. For administrators only.</summary>
[Authorize(AccessScope.Packages)]
[RequestSizeLimit(PackagesModel.MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = PackagesModel.MostBytes)]
public sealed class PackagePreviewModel(IPackageDesk desk, Texts texts) : PageModel
{
    /// <summary>What would change; null when there is no preview.</summary>
    public PackagePreview? Preview { get; private set; }

    /// <summary>Why there is no preview, or why the package would be refused.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What differs from what is in force.</summary>
    public IEnumerable<ContentChange> Differences => Preview?.Contents.Where(content => content.Change != "same") ?? [];

    /// <summary>The bar over all subjects: a name for colour and words, and how many; parts of none are left out.</summary>
    public IEnumerable<(string Name, int Count)> Parts
    {
        get
        {
            if (Preview?.Scores?.Sum is not { } sum)
            {
                return [];
            }

            (string, int)[] parts =
            [
                ("up", sum.Up), ("gained", sum.Gained), ("other", sum.Subjects - sum.Up - sum.Down - sum.Lost - sum.Gained),
                ("same", sum.Compared - sum.Subjects), ("down", sum.Down), ("lost", sum.Lost),
            ];
            return parts.Where(part => part.Item2 > 0);
        }
    }

    /// <summary>There is nothing to see without a package.</summary>
    public IActionResult OnGet() => Redirect("/packages");

    /// <summary>Looks at a package file.</summary>
    public async Task OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            Problems = [texts["packages.no-file"]];
            return;
        }

        await using var stream = file.OpenReadStream();
        await LookAsync(new PackageOrder(PackageAct.Install, null, stream, "", null), cancellation);
    }

    /// <summary>Looks at going back to the version before.</summary>
    public Task OnPostRollBackAsync(string id, CancellationToken cancellation) => LookAsync(new PackageOrder(PackageAct.RollBack, id, null, "", null), cancellation);

    /// <summary>Looks at taking a package out of force.</summary>
    public Task OnPostRemoveAsync(string id, CancellationToken cancellation) => LookAsync(new PackageOrder(PackageAct.Remove, id, null, "", null), cancellation);

    /// <summary>How a change reads: a class for its colour.</summary>
    /// <param name="row">The change.</param>
    public static string Tone(Rescored row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.New is null ? "lost" : row.Difference switch { < 0 => "down", > 0 => "up", _ => "" };
    }

    private async Task LookAsync(PackageOrder order, CancellationToken cancellation)
    {
        (Preview, Problems) = await desk.PreviewAsync(order, cancellation);
        Problems = Preview?.Problems ?? Problems;
    }
}
