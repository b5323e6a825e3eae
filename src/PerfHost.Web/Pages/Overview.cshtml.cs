using PerfHost.Engine.Application;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Monitoring;
using PerfHost.Web.Boards;

namespace PerfHost.Web.Pages;

/// <summary>What a district looks like at first sight: the running year, last year's evaluation, rectifications.</summary>
public sealed class OverviewModel(BoardSet boards) : BoardPage(boards)
{
    /// <summary>How many warnings the page shows.</summary>
    public const int FirstWarnings = 8;

    /// <summary>The running year; null when there is no board.</summary>
    public MonitoringReport? Monitoring { get; private set; }

    /// <summary>The latest finished year that has subjects; null when there is no board.</summary>
    public EvaluationReport? Evaluation { get; private set; }

    /// <summary>The data sources whose promised values did not come.</summary>
    public IReadOnlyList<DataOverdue> Overdue { get; private set; } = [];

    /// <summary>The boards there are.</summary>
    public IReadOnlyList<BoardInfo> Choices { get; private set; } = [];

    /// <summary>Gathers what the page shows.</summary>
    public async Task OnGetAsync(string? board, CancellationToken cancellation)
    {
        var seen = await LookAsync(
            board,
            projection => Tuple.Create(
                MonitoringReport.Of(projection),
                EvaluationReport.Of(projection, projection.Results.Select(result => result.Year ?? 0).Where(year => year < projection.Facts.AsOf.Year).DefaultIfEmpty(projection.Facts.AsOf.Year - 1).Max()),
                projection.Facts.Overdue.Values.ToArray()),
            cancellation);
        (Monitoring, Evaluation, Overdue) = (seen?.Item1, seen?.Item2, seen?.Item3 ?? []);
        var choices = new List<BoardInfo>();
        foreach (var known in await Boards.AllAsync(cancellation))
        {
            choices.Add(await BoardInfo.OfAsync(known, cancellation));
        }

        Choices = choices;
    }
}
