using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;

namespace PerfHost.Storage.Ledger;

/// <summary>The writer's statements, each prepared once for the life of the connection.</summary>
internal sealed class LedgerStatements(SqliteConnection connection) : IDisposable
{
    private readonly PreparedStatement _begin = new(connection, "BEGIN IMMEDIATE");
    private readonly PreparedStatement _commit = new(connection, "COMMIT");
    private readonly PreparedStatement _rollback = new(connection, "ROLLBACK");
    private readonly PreparedStatement _savepoint = new(connection, "SAVEPOINT append");
    private readonly PreparedStatement _release = new(connection, "RELEASE append");
    private readonly PreparedStatement _rollbackTo = new(connection, "ROLLBACK TO append");
    private readonly PreparedStatement _insertEntry = new(connection, "INSERT INTO entry VALUES (?1, ?2, ?3, ?4)");
    private readonly PreparedStatement _insertReceipt = new(connection, "INSERT INTO receipt VALUES (?1, ?2, ?3, ?4)");
    private readonly PreparedStatement _receipt = new(connection, "SELECT first, last FROM receipt WHERE ledger = ?1 AND key = ?2");
    private readonly PreparedStatement _putScope = new(connection, "INSERT INTO scope VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET sequence = excluded.sequence");
    private readonly PreparedStatement _scope = new(connection, "SELECT sequence FROM scope WHERE ledger = ?1 AND scope = ?2");
    private readonly PreparedStatement _insertLedger = new(connection, "INSERT INTO ledger VALUES (?1, ?2, 0, 0, x'')");
    private readonly PreparedStatement _nextLedger = new(connection, "SELECT coalesce(max(id), 0) + 1 FROM ledger");
    private readonly PreparedStatement _putHead = new(connection, "UPDATE ledger SET sequence = ?2, recorded = ?3, root = ?4 WHERE id = ?1");
    private readonly PreparedStatement _ledger = new(connection, "SELECT id, sequence, recorded, root FROM ledger WHERE jurisdiction = ?1");
    private readonly PreparedStatement _headers = new(connection, "SELECT header FROM entry WHERE place > ?1 AND place < ?2 ORDER BY place");
    private readonly PreparedStatement _erase = new(connection, "UPDATE entry SET salt = NULL, rows = NULL WHERE place = ?1 AND rows IS NOT NULL");
    private readonly PreparedStatement _changes = new(connection, "SELECT changes()");
    private readonly PreparedStatement _truncate = new(connection, "PRAGMA wal_checkpoint(TRUNCATE)");

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public void Rollback() => _rollback.Run();

    public void Savepoint() => _savepoint.Run();

    public void Release() => _release.Run();

    public void RollbackToSavepoint()
    {
        _rollbackTo.Run();
        _release.Run();
    }

    public void InsertEntry(long ledger, long sequence, ReadOnlySpan<byte> header, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> rows) =>
        _insertEntry.Bind(1, EntryPlace.Of(ledger, sequence)).Bind(2, header).Bind(3, salt).Bind(4, rows).Run();

    public void InsertReceipt(long ledger, string key, long first, long last) =>
        _insertReceipt.Bind(1, ledger).Bind(2, key).Bind(3, first).Bind(4, last).Run();

    public (long First, long Last)? Receipt(long ledger, string key)
    {
        using var found = _receipt.Bind(1, ledger).Bind(2, key).Query();
        return found.Next() ? (found.Number(0), found.Number(1)) : null;
    }

    public void PutScope(long ledger, string scope, long sequence) =>
        _putScope.Bind(1, ledger).Bind(2, scope).Bind(3, sequence).Run();

    public long Scope(long ledger, string scope)
    {
        using var found = _scope.Bind(1, ledger).Bind(2, scope).Query();
        return found.Next() ? found.Number(0) : 0;
    }

    public long InsertLedger(string jurisdiction)
    {
        long id;
        using (var next = _nextLedger.Query())
        {
            next.Next();
            id = next.Number(0);
        }

        _insertLedger.Bind(1, id).Bind(2, jurisdiction).Run();
        return id;
    }

    public void PutHead(LedgerState state) =>
        _putHead.Bind(1, state.Id).Bind(2, state.Tree.Size).Bind(3, state.RecordedTicks).Bind(4, state.Tree.Root()).Run();

    public (long Id, long Sequence, long RecordedTicks, Hash Root)? Ledger(string jurisdiction)
    {
        using var found = _ledger.Bind(1, jurisdiction).Query();
        return found.Next() ? (found.Number(0), found.Number(1), found.Number(2), found.Hash(3)) : null;
    }

    public PreparedStatement.Rows Headers(long ledger) => _headers.Bind(1, EntryPlace.Of(ledger, 0)).Bind(2, EntryPlace.End(ledger)).Query();

    public bool Erase(long ledger, long sequence)
    {
        _erase.Bind(1, EntryPlace.Of(ledger, EntryPlace.Clip(sequence))).Run();
        using var changes = _changes.Query();
        return changes.Next() && changes.Number(0) > 0;
    }

    /// <summary>Moves the log into the file and empties it; false when a reader still needs it.</summary>
    public bool TruncateLog()
    {
        try
        {
            using var outcome = _truncate.Query();
            return outcome.Next() && outcome.Number(0) == 0;
        }
        catch (SqliteException)
        {
            // What was committed stays committed whether or not the log could be emptied.
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (PreparedStatement[])[_begin, _commit, _rollback, _savepoint, _release, _rollbackTo, _insertEntry,
            _insertReceipt, _receipt, _putScope, _scope, _insertLedger, _nextLedger, _putHead, _ledger, _headers, _erase, _changes, _truncate])
        {
            statement.Dispose();
        }
    }
}
