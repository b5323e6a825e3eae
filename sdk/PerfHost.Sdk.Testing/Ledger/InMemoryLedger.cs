using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Sdk.Testing.Ledger;

/// <summary>One ledger of <see cref="InMemoryLedgerStore"/>, which holds the lock around every call.</summary>
internal sealed class InMemoryLedger(string jurisdiction)
{
    private readonly List<StoredEntry> _entries = [];
    private readonly Dictionary<string, Appended> _receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _scopes = new(StringComparer.Ordinal);
    private DateTimeOffset _recordedAt = DateTimeOffset.MinValue;

    public MerkleTree Tree { get; } = new();

    public LedgerHead Head => new(jurisdiction, Tree.Size, Tree.Root());

    public AppendResult Append(AppendRequest request, EntryDraft[] drafts, DateTimeOffset now)
    {
        if (request.Key is { } seen && _receipts.TryGetValue(seen, out var first))
        {
            return first with { Repeated = true };
        }

        if (request.Condition is { } condition && ChangedAt(condition.Scope) is var changedAt && changedAt > condition.UnchangedSince)
        {
            return new Conflict(condition.Scope, changedAt);
        }

        if (_entries.Count == 0)
        {
            LedgerLimits.CheckOpening(jurisdiction, request.Entries[0]);
        }

        _recordedAt = now > _recordedAt ? now : _recordedAt;
        var before = Tree.Size;
        foreach (var draft in drafts)
        {
            var entry = draft.Seal(jurisdiction, Tree.Size + 1, _recordedAt, request.Key);
            _entries.Add(entry);
            Tree.Append(MerkleHash.Leaf(entry.HeaderBytes.Span));
            _scopes[draft.Scope] = Tree.Size;
        }

        var receipt = new Appended(before + 1, Tree.Size, Tree.Root());
        if (request.Key is { } key)
        {
            _receipts[key] = receipt;
        }

        return receipt;
    }

    public IReadOnlyList<StoredEntry> Read(long after, int limit) =>
        after >= _entries.Count ? [] : _entries.GetRange((int)after, (int)Math.Min(limit, _entries.Count - after));

    public bool Erase(long sequence)
    {
        if (sequence < 1 || sequence > _entries.Count || _entries[(int)sequence - 1] is not { Rows: not null } entry)
        {
            return false;
        }

        _entries[(int)sequence - 1] = entry with { Rows = null, Salt = default };
        return true;
    }

    public Receipt? Receipt(long sequence, int? row) => sequence < 1 || sequence > _entries.Count
        ? null
        : Engine.Ledger.Receipt.For(_entries[(int)sequence - 1], Tree.Size, Tree.Root(), Tree.InclusionProof(sequence - 1, Tree.Size), row);

    private long ChangedAt(string scope) => scope.Length == 0 ? Tree.Size : _scopes.GetValueOrDefault(scope);
}
