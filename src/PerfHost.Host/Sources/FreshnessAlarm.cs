using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;

namespace PerfHost.Host.Sources;

/// <summary>
/// Enters into a ledger that a value promised to it did not come, and that it came after all: once each, however often it
/// looks and whatever crashes in between. One thread at a time.
/// </summary>
internal sealed partial class FreshnessAlarm(SourceRunner runner, ILedgerStore store, IFactsView facts, TimeProvider time, ILogger<FreshnessAlarm> logger)
{
    /// <summary>Compares what was promised with what came.</summary>
    /// <param name="file">All sources there are: one that is gone promises nothing any more; one that is wrongly written down is left as it was.</param>
    /// <param name="cancellation">Gives up; what was entered stays.</param>
    public async Task LookAsync(SourcesFile file, CancellationToken cancellation)
    {
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            if (await facts.LookAsync(head.Jurisdiction, known => Tuple.Create(known.Sequence, known.Overdue.Values.ToArray()), cancellation) is var (sequence, open))
            {
                await LookAsync(head.Jurisdiction, [.. file.Sources.Where(source => source.Jurisdiction == head.Jurisdiction)], sequence, [.. open.Where(known => !file.IsUnclear(known.Source))], cancellation);
            }
        }
    }

    private async Task LookAsync(string jurisdiction, SourceConfig[] sources, long sequence, DataOverdue[] open, CancellationToken cancellation)
    {
        var entries = new List<NewEntry>();
        var now = time.GetUtcNow();
        var late = sources.Select(source => (Source: source, State: runner.State(source.Id))).Where(source => source.State.IsOverdue(source.Source, now)).ToDictionary(source => source.Source.Id, StringComparer.Ordinal);
        foreach (var (source, state) in late.Values.Where(source => open.All(known => known.Source != source.Source.Id)))
        {
            entries.Add(Entries.Overdue(new DataOverdue(source.Id, source.Title, source.FreshWithin!.Value, (state.LastNew ?? state.Since)!.Value) { Never = state.LastNew is null }));
            Overdue(logger, source.Id, source.FreshWithin.Value, state.LastNew);
        }

        foreach (var known in open.Where(known => !late.ContainsKey(known.Source)))
        {
            var isPromised = sources.Any(source => source.Id == known.Source && source.FreshWithin is not null);
            entries.Add(Entries.Arrived(new DataArrived(known.Source, isPromised ? runner.State(known.Source).LastNew : null)));
        }

        if (entries.Count > 0)
        {
            // Two looks at the same facts make the same key.
            await store.AppendAsync(jurisdiction, new AppendRequest(entries, Key: string.Create(CultureInfo.InvariantCulture, $"freshness:{sequence}")), cancellation);
            await facts.GrewAsync(jurisdiction, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Data source {Source} promised a new value every {Promised}; the last came at {LastNew}")]
    private static partial void Overdue(ILogger logger, string source, TimeSpan promised, DateTimeOffset? lastNew);
}
