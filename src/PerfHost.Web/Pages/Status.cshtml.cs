using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Engine.Evaluation;
using PerfHost.Web.Packages;
using PerfHost.Web.Boards;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>The status page: forms with their scores and findings, packages, boards.</summary>
public sealed class StatusModel(BoardSet boards, PackageSet packages, Texts texts) : PageModel
{
    /// <summary>The words.</summary>
    public Texts Texts { get; } = texts;

    /// <summary>The packages.</summary>
    public PackageSet Packages { get; } = packages;

    /// <summary>The forms of all ledgers.</summary>
    public List<FormLine> Forms { get; } = [];

    /// <summary>The boards.</summary>
    public List<BoardInfo> Boards { get; } = [];

    /// <summary>Gathers what the page shows.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        foreach (var board in await boards.AllAsync(cancellation))
        {
            Boards.Add(await BoardInfo.OfAsync(board, cancellation));
            Forms.AddRange(await board.LookAsync(
                projection => projection.Results.Select(result => new FormLine(board.Id, projection.SchemeOf(result.Subject)?.Title ?? "", result)).ToArray(), cancellation));
        }
    }
}

/// <summary>A line of the status page.</summary>
/// <param name="Board">The board.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Result">The result.</param>
public sealed record FormLine(string Board, string Scheme, SubjectResult Result);
