using System.CommandLine;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Scoring;
using PerfHost.Host.Serving;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;
using Spectre.Console;

namespace PerfHost.Host.Commands;

/// <summary>What <c>perfhost serve</c> was told.</summary>
/// <param name="Demo">Import the published forms.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Packages">The folder of packages; null looks for it.</param>
/// <param name="Urls">Where to listen.</param>
internal sealed record ServeOptions(bool Demo, DirectoryInfo Data, DirectoryInfo? Packages, string Urls);

/// <summary><c>perfhost serve</c></summary>
internal static class ServeCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages, Option<string> urls)
    {
        var demo = new Option<bool>("--demo") { Description = context.Texts["serve.demo"] };
        var command = new Command("serve", context.Texts["serve.description"]) { demo, data, packages, urls };
        command.SetAction((parsed, cancellation) => RunAsync(
            context, new ServeOptions(parsed.GetValue(demo), parsed.GetValue(data)!, parsed.GetValue(packages), parsed.GetValue(urls)!), cancellation));
        return command;
    }

    public static async Task<int> RunAsync(CommandContext context, ServeOptions options, CancellationToken cancellation)
    {
        if (LoopbackOnly.Refuse(options.Urls) is var (key, address))
        {
            return context.Refuse(context.Texts.Format(key, address));
        }

        await using var opened = DataFolder.Open(context, options.Data);
        if (opened is null)
        {
            return ExitCode.WrongInput;
        }

        using var loaded = PackageLoading.Load(context, options.Packages, Path.Combine(options.Data.FullName, "cache"));
        if (loaded is null)
        {
            return ExitCode.WrongInput;
        }

        await using var app = Server.Build(opened, loaded.Packages, context.Texts, options.Urls);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return context.Refuse(context.Texts.Format("serve.port-in-use", options.Urls));
        }

        using var announced = ServerAddress.Announce(options.Data.FullName, app.Urls.First());
        if (options.Demo)
        {
            await ImportAsync(context, app, opened, loaded.Packages, cancellation);
        }

        context.Out.WriteLine(context.Texts.Format("serve.listening", app.Urls.First()));
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task ImportAsync(CommandContext context, WebApplication app, ILedgerStore store, PackageSet packages, CancellationToken cancellation)
    {
        var folder = RepositoryFolder.Find(Path.Combine("examples", "published-forms"));
        string[] files = folder is null ? [] : [.. Directory.GetFiles(folder).Where(IsForm).Order(StringComparer.Ordinal)];
        var import = new DemoImport(store, packages, TimeProvider.System);
        var skipped = new List<string>();
        await ScoreTable.Console(context).Progress().HideCompleted(false).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn()).StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(context.Texts["serve.importing"]), maxValue: Math.Max(files.Length, 1));
                foreach (var file in files)
                {
                    try
                    {
                        await import.ImportAsync(file, cancellation);
                    }
                    catch (FormFormatException error)
                    {
                        skipped.Add(context.Texts.Format("serve.skipped", file, error.Message));
                    }

                    task.Increment(1);
                }

                task.Value = task.MaxValue;
            });
        skipped.ForEach(context.Error.WriteLine);
        var reports = await ReportsAsync(app.Services.GetRequiredService<BoardSet>(), cancellation);
        ScoreTable.Print(context, reports);
        context.Out.WriteLine(context.Texts.Format("serve.imported", reports.Count, reports.Sum(report => report.Findings.Count)));
    }

    private static async Task<List<ScoreReport>> ReportsAsync(BoardSet boards, CancellationToken cancellation)
    {
        var reports = new List<ScoreReport>();
        foreach (var board in await boards.AllAsync(cancellation))
        {
            reports.AddRange(await board.LookAsync(
                projection => projection.Results.Select(result => ScoreReport.Of(board.Id, result, projection.SchemeOf(result.Subject)!, explain: false)).ToArray(), cancellation));
        }

        return reports;
    }

    private static bool IsForm(string file) => Path.GetExtension(file) is ".json" or ".xlsx" or ".xls";
}
