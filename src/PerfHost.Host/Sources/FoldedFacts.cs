using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;

namespace PerfHost.Host.Sources;

/// <summary>The facts folded from a store, for a command that no server serves. For one thread.</summary>
internal sealed class FoldedFacts(ILedgerStore store) : IFactsView
{
    private const int Page = 1000;
    private readonly Dictionary<string, JurisdictionFacts> _facts = new(StringComparer.Ordinal);

    public async Task<T?> LookAsync<T>(string jurisdiction, Func<JurisdictionFacts, T> look, CancellationToken cancellation)
        where T : class
    {
        var facts = _facts.GetValueOrDefault(jurisdiction) ?? new JurisdictionFacts();
        while (await store.ReadAsync(jurisdiction, facts.Sequence, Page, cancellation) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                Fold.Apply(facts, entry);
            }
        }

        _facts[jurisdiction] = facts;
        return facts.Sequence > 0 ? look(facts) : null;
    }

    public ValueTask GrewAsync(string jurisdiction, CancellationToken cancellation) => ValueTask.CompletedTask;
}
