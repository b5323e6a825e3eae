using System.CommandLine;
using System.Net;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Export;
using PerfHost.Host.Ledgers;
using PerfHost.Host.Serving;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost ledger verify|export|receipt</c></summary>
internal static class LedgerCommand
{
    public static Command Create(CommandContext context, Option<DirectoryInfo> data) => new("ledger", context.Texts["ledger.description"])
    {
        CreateVerify(context, data),
        CreateExport(context, data),
        CreateReceipt(context, data),
    };

    private static Command CreateVerify(CommandContext context, Option<DirectoryInfo> data)
    {
        var verify = new Command("verify", context.Texts["ledger.verify"]) { data };
        verify.SetAction((parsed, cancellation) => RunningServer.OrFolderAsync(
            context, parsed.GetValue(data)!,
            async http => Print(context, (await http.GetFromJsonAsync<LedgerReport[]>("/api/ledgers/verification", cancellation))!),
            async store => Print(context, await LedgerReport.VerifyAllAsync(store, cancellation))));
        return verify;
    }

    private static Command CreateExport(CommandContext context, Option<DirectoryInfo> data)
    {
        var (jurisdiction, output) = Common(context);
        var export = new Command("export", context.Texts["ledger.export"]) { jurisdiction, output, data };
        export.SetAction((parsed, cancellation) =>
        {
            var (id, file) = (parsed.GetValue(jurisdiction)!, parsed.GetValue(output));
            return RunningServer.OrFolderAsync(
                context, parsed.GetValue(data)!,
                async http =>
                {
                    using var answer = await http.GetAsync($"/api/ledgers/{Uri.EscapeDataString(id)}/entries", HttpCompletionOption.ResponseHeadersRead, cancellation);
                    return answer.IsSuccessStatusCode
                        ? await WriteAsync(context, file, async target => await answer.Content.CopyToAsync(target, cancellation))
                        : await RefusedAsync(context, answer, cancellation);
                },
                async store => await UnknownAsync(context, store, id, cancellation) is { } wrong
                    ? context.Refuse(wrong)
                    : await WriteAsync(context, file, async target => await LedgerExport.WriteAsync(store, id, target, cancellation)));
        });
        return export;
    }

    private static Command CreateReceipt(CommandContext context, Option<DirectoryInfo> data)
    {
        var (jurisdiction, output) = Common(context);
        var sequence = new Argument<long>("SEQUENCE") { Description = context.Texts["ledger.sequence"] };
        var row = new Option<int?>("--row") { Description = context.Texts["ledger.row"], HelpName = "ROW" };
        var receipt = new Command("receipt", context.Texts["ledger.receipt"]) { jurisdiction, sequence, row, output, data };
        receipt.SetAction((parsed, cancellation) =>
        {
            var (id, number, shown, file) = (parsed.GetValue(jurisdiction)!, parsed.GetValue(sequence), parsed.GetValue(row), parsed.GetValue(output));
            return RunningServer.OrFolderAsync(
                context, parsed.GetValue(data)!,
                async http =>
                {
                    using var answer = await http.GetAsync($"/api/ledgers/{Uri.EscapeDataString(id)}/receipts/{number}{(shown is null ? "" : $"?row={shown}")}", cancellation);
                    return answer.IsSuccessStatusCode
                        ? await WriteAsync(context, file, async target => await answer.Content.CopyToAsync(target, cancellation))
                        : await RefusedAsync(context, answer, cancellation);
                },
                async store => await UnknownAsync(context, store, id, cancellation) is { } wrong
                    ? context.Refuse(wrong)
                    : await FromStoreAsync(context, store, store, id, number, shown, file, cancellation));
        });
        return receipt;
    }

    private static async Task<int> FromStoreAsync(
        CommandContext context, ILedgerStore store, IReceiptSource source, string id, long number, int? row, string? file, CancellationToken cancellation)
    {
        try
        {
            if (await source.ReceiptAsync(id, number, row, cancellation) is { } receipt)
            {
                return await WriteAsync(context, file, async target => await target.WriteAsync(System.Text.Encoding.UTF8.GetBytes(receipt.ToJson() + "\n"), cancellation));
            }

            var head = (await store.HeadsAsync(cancellation)).First(head => head.Jurisdiction == id);
            return context.Refuse(context.Texts.Format("ledger.no-entry", id, number, head.Sequence));
        }
        catch (ArgumentException error)
        {
            return context.Refuse(error.Message);
        }
    }

    private static async Task<string?> UnknownAsync(CommandContext context, ILedgerStore store, string id, CancellationToken cancellation)
    {
        var heads = await store.HeadsAsync(cancellation);
        return heads.Any(head => head.Jurisdiction == id) ? null : context.Texts.Format("ledger.unknown", id, string.Join("、", heads.Select(head => head.Jurisdiction)));
    }

    private static async Task<int> RefusedAsync(CommandContext context, HttpResponseMessage answer, CancellationToken cancellation) =>
        context.Refuse(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest
            ? (await answer.Content.ReadFromJsonAsync<Problem>(cancellation))?.Error ?? answer.ReasonPhrase!
            : context.Texts.Format("observe.refused", (int)answer.StatusCode));

    private static int Print(CommandContext context, IReadOnlyList<LedgerReport> reports)
    {
        if (reports.Count == 0)
        {
            context.Out.WriteLine(context.Texts["ledger.empty"]);
        }

        foreach (var report in reports)
        {
            context.Out.WriteLine(report.Flaw is null
                ? context.Texts.Format("ledger.ok", report.Jurisdiction, report.Entries, report.Root)
                : context.Texts.Format("ledger.bad", report.Jurisdiction, report.Flaw));
        }

        return reports.Any(report => report.Flaw is not null) ? ExitCode.Failed : ExitCode.Done;
    }

    private static async Task<int> WriteAsync(CommandContext context, string? file, Func<Stream, Task> write)
    {
        if (file is null)
        {
            await context.Out.FlushAsync();
            await using var output = Console.OpenStandardOutput();
            await write(output);
            return ExitCode.Done;
        }

        try
        {
            await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            await write(target);
            return ExitCode.Done;
        }
        catch (IOException) when (File.Exists(file))
        {
            return context.Refuse(context.Texts.Format("export.exists", file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return context.Refuse(context.Texts.Format("ledger.cannot-write", file, error.Message));
        }
    }

    private static (Argument<string> Jurisdiction, Option<string?> Output) Common(CommandContext context) => (
        new Argument<string>("JURISDICTION") { Description = context.Texts["ledger.jurisdiction"] },
        new Option<string?>("--output", "-o") { Description = context.Texts["ledger.output"], HelpName = "FILE" });
}
