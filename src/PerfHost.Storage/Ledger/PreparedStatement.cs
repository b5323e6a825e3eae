using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using SQLitePCL;

namespace PerfHost.Storage.Ledger;

/// <summary>
/// One statement, prepared once and bound by place. The writer runs five of them per append between two flushes of the disk;
/// going below the command object spares each the building of a reader.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;

    public PreparedStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public PreparedStatement Bind(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    public PreparedStatement Bind(int place, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, place, value));
        return this;
    }

    public PreparedStatement Bind(int place, ReadOnlySpan<byte> value)
    {
        // An empty span would bind NULL, which means erased.
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, place, 0) : raw.sqlite3_bind_blob(_statement, place, value));
        return this;
    }

    public PreparedStatement Bind(int place, Hash value)
    {
        Span<byte> bytes = stackalloc byte[Hash.Size];
        value.CopyTo(bytes);
        return Bind(place, bytes);
    }

    /// <summary>Runs to the end; rows, if any, are dropped.</summary>
    public void Run()
    {
        int outcome;
        do
        {
            outcome = raw.sqlite3_step(_statement);
        }
        while (outcome == raw.SQLITE_ROW);

        Finish(outcome);
    }

    /// <summary>Reads rows; ends with the disposal of the result.</summary>
    public Rows Query() => new(this);

    public void Dispose() => _statement.Dispose();

    private void Finish(int outcome)
    {
        // The message belongs to the last call: take it before the reset.
        var failure = outcome == raw.SQLITE_DONE ? null : Failure(outcome);
        _ = raw.sqlite3_reset(_statement);
        if (failure is not null)
        {
            throw failure;
        }
    }

    private void Check(int outcome)
    {
        if (outcome != raw.SQLITE_OK)
        {
            throw Failure(outcome);
        }
    }

    private SqliteException Failure(int outcome) =>
        new($"The ledger file: {raw.sqlite3_errmsg(_connection).utf8_to_string()} (SQLite error {outcome}).", outcome & 0xFF, outcome);

    /// <summary>The rows of a running query.</summary>
    internal readonly struct Rows(PreparedStatement owner) : IDisposable
    {
        public bool Next()
        {
            var outcome = raw.sqlite3_step(owner._statement);
            if (outcome is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                owner.Finish(outcome);
            }

            return outcome == raw.SQLITE_ROW;
        }

        public long Number(int column) => raw.sqlite3_column_int64(owner._statement, column);

        public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(owner._statement, column);

        public Hash Hash(int column) => new(Bytes(column));

        public void Dispose() => _ = raw.sqlite3_reset(owner._statement);
    }
}
