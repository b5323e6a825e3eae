using System.Security.Cryptography;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Sdk.Testing.Ledger;

/// <summary>A ledger store for tests: keeps everything in memory and forgets it with the object. Safe for many threads.</summary>
public sealed class InMemoryLedgerStore : ILedgerStore, IPayloadEraser, IReceiptSource
{
    private readonly TimeProvider _time;
    private readonly Func<byte[]> _salt;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, InMemoryLedger> _ledgers = new(StringComparer.Ordinal);

    /// <summary>An empty store.</summary>
    /// <param name="time">Where recorded time comes from; null takes the machine's clock.</param>
    /// <param name="salt">Gives 32 bytes for each entry; null takes random ones. A fixed source makes hashes repeatable.</param>
    public InMemoryLedgerStore(TimeProvider? time = null, Func<byte[]>? salt = null)
    {
        _time = time ?? TimeProvider.System;
        _salt = salt ?? (() => RandomNumberGenerator.GetBytes(SaltedRows.SaltSize));
    }

    /// <inheritdoc/>
    public ValueTask<AppendResult> AppendAsync(string jurisdiction, AppendRequest request, CancellationToken cancellation = default)
    {
        LedgerLimits.Check(jurisdiction, request);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var drafts = request.Entries.Select(entry => new EntryDraft(entry with { Rows = Copy(entry.Rows) }, _salt())).ToArray();
            var ledger = _ledgers.GetValueOrDefault(jurisdiction) ?? new InMemoryLedger(jurisdiction);
            var result = ledger.Append(request, drafts, _time.GetUtcNow());
            if (result is Appended)
            {
                _ledgers[jurisdiction] = ledger;
            }

            return new(result);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEntry>> ReadAsync(string jurisdiction, long after, int limit, CancellationToken cancellation = default)
    {
        LedgerLimits.CheckRead(after, limit);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(Find(jurisdiction)?.Read(after, limit) ?? []);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerHead>> HeadsAsync(CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return new(_ledgers.Values.Select(ledger => ledger.Head).ToArray());
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(string jurisdiction, long sequence, CancellationToken cancellation = default)
    {
        LedgerLimits.CheckErasure(sequence);
        lock (_lock)
        {
            return new(Find(jurisdiction)?.Erase(sequence) ?? false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Receipt?> ReceiptAsync(string jurisdiction, long sequence, int? row = null, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return new(Find(jurisdiction)?.Receipt(sequence, row));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Hash>> ConsistencyAsync(string jurisdiction, long earlier, long later, CancellationToken cancellation = default)
    {
        lock (_lock)
        {
            return new((Find(jurisdiction)?.Tree ?? new MerkleTree()).ConsistencyProof(earlier, later));
        }
    }

    private InMemoryLedger? Find(string jurisdiction) => _ledgers.GetValueOrDefault(jurisdiction);

    // What the caller does to its buffers afterwards must not reach the ledger.
    private static ReadOnlyMemory<byte>[] Copy(IReadOnlyList<ReadOnlyMemory<byte>> rows) =>
        [.. rows.Select(row => (ReadOnlyMemory<byte>)row.ToArray())];
}
