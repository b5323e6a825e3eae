using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Numbers;
using PerfHost.Host.Serving;
using PerfHost.Host.Sources;
using PerfHost.Sdk;
using PerfHost.Storage.Ledger;

namespace PerfHost.Host.Commands;

/// <summary><c>perfhost observe</c>: records one value, through the running server or straight into the ledger.</summary>
internal static class ObserveCommand
{
    private const int Page = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new ValueJsonConverter() } };

    public static Command Create(CommandContext context, Option<DirectoryInfo> data)
    {
        var texts = context.Texts;
        Option<string> Required(string name) => new($"--{name}") { Description = texts[$"observe.{name}"], Required = true, HelpName = name.ToUpperInvariant() };
        Option<string> Optional(string name, string value) => new($"--{name}") { Description = texts[$"observe.{name}"], DefaultValueFactory = _ => value, HelpName = name.ToUpperInvariant() };
        var (jurisdiction, subject, item, value, period) = (Required("jurisdiction"), Required("subject"), Required("item"), Required("value"), Required("period"));
        var (person, evidence) = (Optional("person", "perfhost observe"), Optional("evidence", ""));
        var key = new Option<string?>("--key") { Description = texts["observe.key"], HelpName = "KEY" };
        var command = new Command("observe", texts["observe.description"]) { jurisdiction, subject, item, value, period, person, evidence, key, data };
        command.SetAction((parsed, cancellation) =>
        {
            if (!DateOnly.TryParseExact(parsed.GetValue(period), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return Task.FromResult(context.Refuse(texts.Format("observe.bad-period", parsed.GetValue(period))));
            }

            // A value is kept as a bare number: a sign or a unit beside it would be lost, and 5300万元 would be kept as 5300.
            var given = QuantityReader.Read(parsed.GetValue(value), day.Year);
            if (given.Value is MissingValue || given is { Value: NumberValue } and not { Unit: "", Comparator: Comparator.None })
            {
                return Task.FromResult(context.Refuse(texts.Format("observe.bad-value", parsed.GetValue(value))));
            }

            var observed = new ObservationRecorded(
                parsed.GetValue(subject)!, parsed.GetValue(item)!, day, given.Value, parsed.GetValue(person)!, parsed.GetValue(evidence)!);
            return RunAsync(context, parsed.GetValue(data)!, parsed.GetValue(jurisdiction)!, new ObservationRequest([observed], parsed.GetValue(key)), cancellation);
        });
        return command;
    }

    private static Task<int> RunAsync(CommandContext context, DirectoryInfo data, string jurisdiction, ObservationRequest request, CancellationToken cancellation) =>
        RunningServer.OrFolderAsync(
            context, data,
            http => SendAsync(context, http, jurisdiction, request, cancellation),
            store => AppendAsync(context, data, store, jurisdiction, request, cancellation));

    private static async Task<int> SendAsync(CommandContext context, HttpClient http, string jurisdiction, ObservationRequest request, CancellationToken cancellation)
    {
        using var answer = await http.PostAsJsonAsync($"/api/boards/{Uri.EscapeDataString(jurisdiction)}/observations", request, Json, cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return context.Refuse(context.Texts.Format("observe.refused", (await answer.Content.ReadFromJsonAsync<Problem>(cancellation))?.Error));
        }

        var receipt = (await answer.Content.ReadFromJsonAsync<AppendReceipt>(cancellation))!;
        context.Out.WriteLine(context.Texts.Format("observe.done", receipt.Board, receipt.Sequence, receipt.Root));
        return ExitCode.Done;
    }

    private static async Task<int> AppendAsync(CommandContext context, DirectoryInfo data, SqliteLedgerStore store, string jurisdiction, ObservationRequest request, CancellationToken cancellation)
    {
        var heads = await store.HeadsAsync(cancellation);
        if (heads.All(head => head.Jurisdiction != jurisdiction))
        {
            return context.Refuse(context.Texts.Format("observe.unknown-jurisdiction", jurisdiction, context.Texts.Join(heads.Select(head => head.Jurisdiction))));
        }

        var facts = new JurisdictionFacts();
        while (await store.ReadAsync(jurisdiction, facts.Sequence, Page, cancellation) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                Fold.Apply(facts, entry);
            }
        }

        if ((ObservationCheck.Refuse(facts, request.Observations!) ?? ReadOnlySources.Refuse(data.FullName, facts, request.Observations!)) is { } wrong)
        {
            return context.Refuse(context.Texts.Format("observe.refused", wrong));
        }

        try
        {
            var appended = (Appended)await store.AppendAsync(jurisdiction, new AppendRequest([Entries.Observed(request.Observations!)], Key: request.Key), cancellation);
            context.Out.WriteLine(context.Texts.Format("observe.done", jurisdiction, appended.First, appended.Root));
            return ExitCode.Done;
        }
        catch (ArgumentException error)
        {
            // A key or a value beyond the limits of the ledger.
            return context.Refuse(context.Texts.Format("observe.refused", error.Message));
        }
    }
}
