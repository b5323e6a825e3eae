using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;
using PerfHost.Web.Sources;

namespace PerfHost.Web.Pages;

/// <summary>The state of the system: ledgers with their heads, packages, and what could not be loaded.</summary>
public sealed class StatusModel(BoardSet boards, PackageSet packages, ISourceDesk sources) : PageModel
{
    /// <summary>The packages.</summary>
    public PackageSet Packages { get; } = packages;

    /// <summary>The data sources.</summary>
    public SourceList Sources { get; } = sources.List();

    /// <summary>The boards.</summary>
    public List<BoardInfo> Boards { get; } = [];

    /// <summary>Gathers what the page shows.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        foreach (var board in await boards.AllAsync(cancellation))
        {
            Boards.Add(await BoardInfo.OfAsync(board, cancellation));
        }
    }
}
