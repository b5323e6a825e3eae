using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Storage.Ledger;

/// <summary>What may be done with the one writing connection. Only <see cref="GroupCommit"/> calls it, one job after the other.</summary>
internal sealed class LedgerWriter(SqliteConnection connection, TimeProvider time) : IDisposable
{
    private readonly LedgerStatements _statements = new(connection);
    private readonly Dictionary<string, LedgerState> _states = new(StringComparer.Ordinal);

    // A crash may have left erased bytes in the log: the first commit after opening empties it.
    private bool _truncationOwed = true;

    public void Begin() => _statements.Begin();

    public void Commit()
    {
        foreach (var state in _states.Values)
        {
            if (state.Dirty)
            {
                _statements.PutHead(state);
                state.Dirty = false;
            }
        }

        _statements.Commit();
        if (_truncationOwed)
        {
            // The log still has the erased bytes until it is emptied; a reader in the middle of a snapshot puts it off.
            _truncationOwed = !_statements.TruncateLog();
        }
    }

    /// <summary>After a failed commit nothing in memory can be relied on: it is read anew from the file.</summary>
    public void Abandon()
    {
        _states.Clear();
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            _statements.Rollback();
        }
    }

    public AppendOutcome Append(string jurisdiction, AppendRequest request, EntryDraft[] drafts, byte[][] rows)
    {
        var state = State(jurisdiction);
        if (state is not null && request.Key is { } key && _statements.Receipt(state.Id, key) is var (first, last))
        {
            return new AppendOutcome(first, last, state.Tree.Frontier(last), Repeated: true);
        }

        if (request.Condition is { } condition && ChangedAt(state, condition.Scope) is var changedAt && changedAt > condition.UnchangedSince)
        {
            return new AppendOutcome(new Conflict(condition.Scope, changedAt));
        }

        if (state is null)
        {
            LedgerLimits.CheckOpening(jurisdiction, request.Entries[0]);
        }

        var (size, ticks, dirty) = (state?.Tree.Size ?? 0, state?.RecordedTicks ?? 0, state?.Dirty ?? false);
        _statements.Savepoint();
        try
        {
            state ??= new LedgerState(_statements.InsertLedger(jurisdiction), jurisdiction, new MerkleTree(), 0);
            var outcome = Insert(state, request, drafts, rows);
            _statements.Release();
            _states[jurisdiction] = state;
            return outcome;
        }
        catch
        {
            if (state is not null)
            {
                state.Tree.Truncate(size);
                (state.RecordedTicks, state.Dirty) = (ticks, dirty);
            }

            _statements.RollbackToSavepoint();
            throw;
        }
    }

    public bool Erase(string jurisdiction, long sequence)
    {
        var erased = sequence > 0 && State(jurisdiction) is { } state && _statements.Erase(state.Id, sequence);
        _truncationOwed |= erased;
        return erased;
    }

    /// <summary>Size, root and inclusion proof of an entry under the latest root; null when there is no such entry.</summary>
    public (long Size, Hash Root, IReadOnlyList<Hash> Path)? Inclusion(string jurisdiction, long sequence) =>
        State(jurisdiction)?.Tree is { } tree && sequence >= 1 && sequence <= tree.Size
            ? (tree.Size, tree.Root(), tree.InclusionProof(sequence - 1, tree.Size))
            : null;

    public IReadOnlyList<Hash> Consistency(string jurisdiction, long earlier, long later) =>
        (State(jurisdiction)?.Tree ?? new MerkleTree()).ConsistencyProof(earlier, later);

    public void Dispose()
    {
        _statements.TruncateLog();
        _statements.Dispose();
        connection.Dispose();
    }

    private AppendOutcome Insert(LedgerState state, AppendRequest request, EntryDraft[] drafts, byte[][] rows)
    {
        var recordedAt = new DateTimeOffset(Math.Max(time.GetUtcNow().UtcTicks, state.RecordedTicks), TimeSpan.Zero);
        var first = state.Tree.Size + 1;
        for (var i = 0; i < drafts.Length; i++)
        {
            var entry = drafts[i].Seal(state.Jurisdiction, state.Tree.Size + 1, recordedAt, request.Key);
            _statements.InsertEntry(state.Id, entry.Header.Sequence, entry.HeaderBytes.Span, entry.Salt.Span, rows[i]);
            state.Tree.Append(MerkleHash.Leaf(entry.HeaderBytes.Span));
        }

        PutScopes(state.Id, first, drafts);
        (state.RecordedTicks, state.Dirty) = (recordedAt.UtcTicks, true);
        if (request.Key is { } key)
        {
            _statements.InsertReceipt(state.Id, key, first, state.Tree.Size);
        }

        return new AppendOutcome(first, state.Tree.Size, state.Tree.Frontier(state.Tree.Size), Repeated: false);
    }

    private void PutScopes(long ledger, long first, EntryDraft[] drafts)
    {
        if (drafts.Length == 1)
        {
            _statements.PutScope(ledger, drafts[0].Scope, first);
            return;
        }

        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < drafts.Length; i++)
        {
            last[drafts[i].Scope] = first + i;
        }

        foreach (var (scope, sequence) in last)
        {
            _statements.PutScope(ledger, scope, sequence);
        }
    }

    private long ChangedAt(LedgerState? state, string scope) =>
        state is null ? 0 : scope.Length == 0 ? state.Tree.Size : _statements.Scope(state.Id, scope);

    private LedgerState? State(string jurisdiction)
    {
        if (_states.TryGetValue(jurisdiction, out var known))
        {
            return known;
        }

        if (_statements.Ledger(jurisdiction) is not var (id, sequence, recordedTicks, root))
        {
            return null;
        }

        var tree = new MerkleTree();
        using (var headers = _statements.Headers(id))
        {
            while (headers.Next())
            {
                tree.Append(MerkleHash.Leaf(headers.Bytes(0)));
            }
        }

        if (tree.Size != sequence || tree.Root() != root)
        {
            throw new LedgerDamagedException(jurisdiction, $"{sequence} entries with root {root}", $"{tree.Size} entries with root {tree.Root()}");
        }

        return _states[jurisdiction] = new LedgerState(id, jurisdiction, tree, recordedTicks);
    }
}
