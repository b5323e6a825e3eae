using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PerfHost.Documents.Lists;
using PerfHost.Documents.Papers;
using PerfHost.Engine.Monitoring;
using PerfHost.Web.Boards;
using PerfHost.Web.Text;

namespace PerfHost.Web.Papers;

/// <summary>Serves the official papers a board fills, as docx to download. They are drafts: nothing is issued or recorded.</summary>
public static class PaperEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Maps <c>/papers/monitoring?board=</c>, <c>/papers/warnings?board=&amp;office=</c> and <c>/papers/rectification?board=&amp;id=</c>.</summary>
    /// <param name="routes">The application.</param>
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/papers/monitoring", MonitoringAsync);
        routes.MapGet("/papers/warnings", WarningsAsync);
        routes.MapGet("/papers/rectification", RectificationAsync);
    }

    private static async Task<IResult> MonitoringAsync(BoardSet boards, Texts texts, CancellationToken cancellation, string board = "")
    {
        if (await boards.FindAsync(board, cancellation) is not { } found)
        {
            return NotFound(texts.Format("papers.no-board", board));
        }

        var (facts, year) = await found.LookAsync(
            projection => MonitoringReport.Of(projection) is { Subjects: > 0 } report
                ? (MonitoringNoticeFacts.Of(report, projection.Facts), report.Year)
                : ((MonitoringNoticeFacts?)null, projection.Facts.AsOf.Year),
            cancellation);
        return facts is null ? NotFound(texts.Format("papers.nothing-monitored", board, year)) : File(MonitoringNotice.Compose(facts), "");
    }

    private static async Task<IResult> WarningsAsync(BoardSet boards, Texts texts, CancellationToken cancellation, string board = "", string office = "")
    {
        if (await boards.FindAsync(board, cancellation) is not { } found)
        {
            return NotFound(texts.Format("papers.no-board", board));
        }

        var list = await found.LookAsync(projection => new WarningList(texts).Of(MonitoringReport.Of(projection), projection.Facts.Title, office), cancellation);
        using var stream = new MemoryStream();
        ListWriter.Write([list], stream);
        return Results.File(stream.ToArray(), Xlsx, FileName.Of(list.Title, ".xlsx"));
    }

    private static async Task<IResult> RectificationAsync(BoardSet boards, Texts texts, CancellationToken cancellation, string board = "", string id = "")
    {
        if (await boards.FindAsync(board, cancellation) is not { } found)
        {
            return NotFound(texts.Format("papers.no-board", board));
        }

        return await found.LookAsync(projection => RectificationFacts.Of(projection, id), cancellation) is { } facts
            ? File(RectificationNotice.Compose(facts), $"-{facts.Unit}-{id}")
            : NotFound(texts.Format("papers.no-rectification", board, id));
    }

    private static IResult File(OfficialPaper paper, string detail)
    {
        using var stream = new MemoryStream();
        OfficialPaperWriter.Write(paper, stream);
        return Results.File(stream.ToArray(), Docx, FileName.Of(paper.Title + detail, ".docx"));
    }

    private static IResult NotFound(string error) => Results.NotFound(new { error });
}
