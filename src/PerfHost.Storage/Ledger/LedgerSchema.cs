using Microsoft.Data.Sqlite;

namespace PerfHost.Storage.Ledger;

/// <summary>The tables of a ledger file and how its connections are set up.</summary>
internal static class LedgerSchema
{
    /// <summary>Goes up with every change of the tables.</summary>
    public const long Version = 1;

    public const string FileName = "ledger.db";

    // Everything is clustered by ledger, so that one jurisdiction reads its own pages only; see EntryPlace for entries.
    private const string Tables = """
        CREATE TABLE schema (version INTEGER NOT NULL);
        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY, jurisdiction TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL, recorded INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
        CREATE TABLE entry (
            place INTEGER PRIMARY KEY, header BLOB NOT NULL, salt BLOB, rows BLOB) STRICT;
        CREATE TABLE receipt (
            ledger INTEGER NOT NULL, key TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (ledger, key)) STRICT, WITHOUT ROWID;
        CREATE TABLE scope (
            ledger INTEGER NOT NULL, scope TEXT NOT NULL, sequence INTEGER NOT NULL,
            PRIMARY KEY (ledger, scope)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>The one connection that writes and checkpoints.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            // secure_delete zeroes what an erasure frees; without FULL a commit could be acknowledged and lost with the power.
            Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-65536; PRAGMA busy_timeout=1000; PRAGMA trusted_schema=OFF;");
            Prepare(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A pooled connection that can only read, in its own snapshot.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = new SqliteConnection(ReaderString(path));
        connection.Open();
        return connection;
    }

    /// <summary>Closes the idle readers of a file.</summary>
    public static void CloseReaders(string path)
    {
        using var connection = new SqliteConnection(ReaderString(path));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Refuses a file of another layout.</summary>
    public static void CheckVersion(SqliteConnection connection, string path)
    {
        var found = HasTables(connection) ? Number(connection, "SELECT version FROM schema") : 0;
        if (found != Version)
        {
            throw new LedgerSchemaException(path, Version, found);
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of this room come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        if (Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, Tables + $"INSERT INTO schema VALUES ({Version});");
            transaction.Commit();
        }

        CheckVersion(connection, path);
    }

    private static bool HasTables(SqliteConnection connection) =>
        Number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema'") == 1;

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only texts of this room come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static string ReaderString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = true,
    }.ToString();
}
