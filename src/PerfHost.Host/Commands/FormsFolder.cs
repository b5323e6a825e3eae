using PerfHost.Documents.Forms;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Scoring;
using PerfHost.Host.Serving;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;
using Spectre.Console;

namespace PerfHost.Host.Commands;

/// <summary>Imports a folder of forms into a server that starts, and prints what became of them.</summary>
internal static class FormsFolder
{
    public static async Task ImportAsync(
        CommandContext context, DirectoryInfo folder, IServiceProvider services, ILedgerStore store, PackageSet packages, CancellationToken cancellation)
    {
        FileInfo[] files = [.. folder.GetFiles().Where(file => file.Extension is ".json" or ".xlsx" or ".xls").OrderBy(file => file.FullName, StringComparer.Ordinal)];
        var import = new FormImport(store, packages, TimeProvider.System);
        var skipped = new List<string>();
        await ScoreTable.Console(context).Progress().HideCompleted(false).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(context.Texts["serve.importing"]), maxValue: Math.Max(files.Length, 1));
                foreach (var file in files)
                {
                    try
                    {
                        await import.ImportAsync(file.FullName, cancellation);
                    }
                    catch (FormFormatException error)
                    {
                        skipped.Add(context.Texts.Format("serve.skipped", file.FullName, error.Message));
                    }

                    task.Increment(1);
                }

                task.Value = task.MaxValue;
            });
        skipped.ForEach(context.Error.WriteLine);
        var reports = await ReportsAsync(services.GetRequiredService<BoardSet>(), cancellation);
        ScoreTable.Print(context, reports);
        context.Out.WriteLine(context.Texts.Format("serve.imported", reports.Count, reports.Sum(report => report.Findings.Count)));
    }

    private static async Task<List<ScoreReport>> ReportsAsync(BoardSet boards, CancellationToken cancellation)
    {
        var reports = new List<ScoreReport>();
        foreach (var board in await boards.AllAsync(cancellation))
        {
            reports.AddRange(await board.LookAsync(
                projection => projection.Facts.IsDemonstration ? [] : projection.Results.Select(result => ScoreReport.Of(board.Id, result, projection.SchemeOf(result.Subject)!, explain: false)).ToArray(), cancellation));
        }

        return reports;
    }
}
