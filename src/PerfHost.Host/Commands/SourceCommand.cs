using System.CommandLine;
using System.Net;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;
using PerfHost.Host.Sources.Worker;
using PerfHost.Loading;
using PerfHost.Loading.Trust;
using PerfHost.Scripting.Worker;
using PerfHost.Storage.Ledger;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost source list|run|check</c></summary>
internal static class SourceCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages) => new("source", context.Texts["source.description"])
    {
        CreateList(context, data, packages),
        CreateRun(context, data, packages),
        CreateCheck(context, data, packages),
    };

    private static Command CreateList(CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages)
    {
        var list = new Command("list", context.Texts["source.list"]) { data, packages };
        list.SetAction((parsed, cancellation) => OnFolderAsync(context, async () =>
        {
            var runner = RunnerOn(parsed.GetValue(data)!, parsed.GetValue(packages), null);
            var found = runner.List();
            var refusals = await RefusalsAsync(parsed.GetValue(data)!, runner, found.Sources, cancellation);
            foreach (var source in found.Sources)
            {
                Print(context, source);
            }

            foreach (var (source, refusal) in refusals)
            {
                context.Error.WriteLine(Terminal.Plain(context.Texts.Format("source.unusable", source, refusal)));
            }

            foreach (var problem in found.Problems)
            {
                context.Error.WriteLine(Terminal.Plain(problem));
            }

            if (found.Sources.Count == 0 && found.Problems.Count == 0)
            {
                context.Out.WriteLine(context.Texts.Format("source.none", found.File));
            }

            return found.Problems.Count + refusals.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }));
        return list;
    }

    /// <summary>The sources whose package or key does not exist, each with the reason. A running server knows its packages; without one this process looks.</summary>
    private static async Task<List<(string Id, string Refusal)>> RefusalsAsync(DirectoryInfo data, SourceRunner runner, IReadOnlyList<SourceStatus> sources, CancellationToken cancellation)
    {
        var refusals = new List<(string Id, string Refusal)>();
        async Task<int> AskAsync(Func<string, Task<string?>> ask)
        {
            refusals.Clear();
            foreach (var source in sources)
            {
                if (await ask(source.Id) is { } refusal)
                {
                    refusals.Add((source.Id, refusal));
                }
            }

            return ExitCode.Done;
        }

        var asked = await RunningServer.TryAsync(data, http => AskAsync(async id =>
        {
            using var answer = await http.PostAsync($"/api/sources/{Uri.EscapeDataString(id)}/look", null, cancellation);
            return answer.StatusCode == HttpStatusCode.BadRequest ? (await answer.Content.ReadFromJsonAsync<Problem>(cancellation))!.Error : null;
        }));
        _ = asked ?? await AskAsync(id => runner.RefuseAsync(id, cancellation));
        return refusals;
    }

    private static Command CreateRun(CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages)
    {
        var id = new Argument<string>("ID") { Description = context.Texts["source.id"] };
        var run = new Command("run", context.Texts["source.run"]) { id, data, packages };
        run.SetAction((parsed, cancellation) => OnFolderAsync(context, () => RunningServer.OrFolderAsync(
            context, parsed.GetValue(data)!,
            async http =>
            {
                using var answer = await http.PostAsync($"/api/sources/{Uri.EscapeDataString(parsed.GetValue(id)!)}/run", null, cancellation);
                return answer.StatusCode == HttpStatusCode.OK
                    ? PrintRun(context, (await answer.Content.ReadFromJsonAsync<SourceStatus>(cancellation))!)
                    : context.Refuse((await answer.Content.ReadFromJsonAsync<Problem>(cancellation))!.Error);
            },
            async store =>
            {
                var runner = RunnerOn(parsed.GetValue(data)!, parsed.GetValue(packages), store);
                var source = runner.File().Find(parsed.GetValue(id)!);
                await runner.RunAsync(source.Id, cancellation);
                return PrintRun(context, runner.Status(source));
            })));
        return run;
    }

    private static Command CreateCheck(CommandContext context, Option<DirectoryInfo> data, Option<DirectoryInfo?> packages)
    {
        var id = new Argument<string>("ID") { Description = context.Texts["source.id"] };
        var check = new Command("check", context.Texts["source.check"]) { id, data, packages };
        check.SetAction((parsed, cancellation) => OnFolderAsync(context, () =>
        {
            var name = parsed.GetValue(id)!;
            return RunningServer.OrFolderAsync(
                context, parsed.GetValue(data)!,
                async http =>
                {
                    using var answer = await http.PostAsync($"/api/sources/{Uri.EscapeDataString(name)}/check", null, cancellation);
                    return answer.StatusCode == HttpStatusCode.OK
                        ? Print(context, name, (await answer.Content.ReadFromJsonAsync<SourceReport>(cancellation))!)
                        : context.Refuse((await answer.Content.ReadFromJsonAsync<Problem>(cancellation))!.Error);
                },
                async store => Print(context, name, await RunnerOn(parsed.GetValue(data)!, parsed.GetValue(packages), store).CheckAsync(name, SourceApi.ShownRejections, cancellation)));
        }));
        return check;
    }

    private static int Print(CommandContext context, string id, SourceReport report)
    {
        foreach (var rejection in report.Rejections)
        {
            context.Out.WriteLine(Terminal.Plain(context.Texts.Format("source.rejection", rejection.Place, rejection.Found, rejection.Expected)));
        }

        context.Out.WriteLine(context.Texts.Format("source.tally", id, report.Tally.Accepted, report.Tally.Unchanged, report.Tally.Rejected));
        return report.Error is { } error ? Failed(context, id, error) : report.Tally.Rejected > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private static SourceRunner RunnerOn(DirectoryInfo data, DirectoryInfo? packages, SqliteLedgerStore? store) => new(
        data.FullName, packages?.FullName ?? RepositoryFolder.Find("plugins") ?? "plugins", store!, new FoldedFacts(store!), TimeProvider.System, WorkerProgram.Self(SourceWorkerCommand.Name), new TrustFolder(Path.GetFullPath(PackageCommand.UsualTrust)));

    private static async Task<int> OnFolderAsync(CommandContext context, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception wrong) when (wrong is SourceConfigException or PackageException)
        {
            return context.Refuse(Terminal.Plain(wrong.Message));
        }
    }

    private static int Print(CommandContext context, SourceStatus status)
    {
        context.Out.WriteLine(Terminal.Plain(context.Texts.Format(
            "source.line", status.Id, status.Source, status.Jurisdiction, context.Texts.Join(SourceWords.Of(status).Select(word => SourceWords.Say(context.Texts, word, status))))));
        context.Out.WriteLine(context.Texts.Format("source.tally", status.Id, status.Last.Accepted, status.Last.Unchanged, status.Last.Rejected));
        return status.Error is { } error ? Failed(context, status.Id, error) : ExitCode.Done;
    }

    /// <summary>After a reading: rows that are not in the ledger are no success.</summary>
    private static int PrintRun(CommandContext context, SourceStatus status)
    {
        var code = Print(context, status);
        if (status.Last.Rejected == 0)
        {
            return code;
        }

        context.Error.WriteLine(Terminal.Plain(context.Texts.Format("source.run.rejected", status.Id, status.Last.Rejected)));
        return ExitCode.Failed;
    }

    private static int Failed(CommandContext context, string id, string error)
    {
        context.Error.WriteLine(Terminal.Plain(context.Texts.Format("source.failed", id, error)));
        return ExitCode.Failed;
    }
}
