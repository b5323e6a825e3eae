using PerfHost.Engine.Facts;
using PerfHost.Sdk;

namespace PerfHost.Host.Sources;

/// <summary>A batch after it was held against the ledger.</summary>
/// <param name="Accepted">What is new, each with the entry it corrects.</param>
/// <param name="Unchanged">How many values the ledger has already.</param>
/// <param name="Rejected">What the ledger may not take.</param>
internal sealed record BatchCheck(IReadOnlyList<ObservationRecorded> Accepted, int Unchanged, IReadOnlyList<SourceRejection> Rejected)
{
    /// <summary>Holds observations against the facts: what cannot be is rejected, what is known already is not said twice.</summary>
    /// <param name="facts">What the ledger says now.</param>
    /// <param name="observations">In the order in which they came.</param>
    /// <param name="source">How the ledger names the source.</param>
    public static BatchCheck Of(JurisdictionFacts facts, IReadOnlyList<SourceObservation> observations, string source)
    {
        var accepted = new List<ObservationRecorded>(observations.Count);
        var rejected = new List<SourceRejection>();
        var unchanged = 0;
        var before = new Dictionary<(string Subject, string Item, DateOnly Period), Value>();
        foreach (var observation in observations)
        {
            var recorded = new ObservationRecorded(observation.Subject, observation.DataItem, observation.Period, observation.Value, source, observation.Evidence);
            if (ObservationCheck.Refuse(facts, recorded) is { } refusal)
            {
                rejected.Add(new SourceRejection(observation.Evidence, $"{observation.Subject} 的 {observation.DataItem}", $"台账能记的值：{refusal.TrimEnd('。')}"));
                continue;
            }

            // Facts do not know the rows that came just before in the same batch.
            var key = (observation.Subject, observation.DataItem, observation.Period);
            var known = facts.Subjects[observation.Subject].Item(observation.DataItem)?.Values.LastOrDefault(value => value.Period == observation.Period);
            if ((before.TryGetValue(key, out var earlier) ? earlier : known?.Value) is { } same && same.Equals(observation.Value))
            {
                unchanged++;
                continue;
            }

            before[key] = observation.Value;
            accepted.Add(recorded with { Corrects = known?.Sequence });
        }

        return new BatchCheck(accepted, unchanged, rejected);
    }
}
