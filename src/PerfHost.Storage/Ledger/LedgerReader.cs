using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;

namespace PerfHost.Storage.Ledger;

/// <summary>Reads over connections that cannot write, beside the writer and without waiting for it.</summary>
internal sealed class LedgerReader(string path)
{
    public IReadOnlyList<StoredEntry> Read(string jurisdiction, long after, int limit, CancellationToken cancellation)
    {
        using var connection = LedgerSchema.OpenReader(path);
        if (IdOf(connection, jurisdiction) is not { } ledger)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT header, salt, rows FROM entry WHERE place > $after AND place < $end ORDER BY place LIMIT $limit";
        command.Parameters.AddWithValue("$after", EntryPlace.Of(ledger, EntryPlace.Clip(after)));
        command.Parameters.AddWithValue("$end", EntryPlace.End(ledger));
        command.Parameters.AddWithValue("$limit", limit);
        using var found = command.ExecuteReader();
        var entries = new List<StoredEntry>();
        while (found.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            entries.Add(Entry(found));
        }

        return entries;
    }

    public IReadOnlyList<LedgerHead> Heads()
    {
        using var connection = LedgerSchema.OpenReader(path);
        return Heads(connection);
    }

    public static IReadOnlyList<LedgerHead> Heads(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT jurisdiction, sequence, root FROM ledger";
        using var found = command.ExecuteReader();
        var heads = new List<LedgerHead>();
        while (found.Read())
        {
            heads.Add(new LedgerHead(found.GetString(0), found.GetInt64(1), new Hash(found.GetFieldValue<byte[]>(2))));
        }

        // SQLite orders by UTF-8, the contract by UTF-16: they differ beyond the basic plane.
        heads.Sort((one, other) => string.CompareOrdinal(one.Jurisdiction, other.Jurisdiction));
        return heads;
    }

    private static long? IdOf(SqliteConnection connection, string jurisdiction)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM ledger WHERE jurisdiction = $jurisdiction";
        command.Parameters.AddWithValue("$jurisdiction", jurisdiction);
        return (long?)command.ExecuteScalar();
    }

    private static StoredEntry Entry(SqliteDataReader found)
    {
        var header = found.GetFieldValue<byte[]>(0);
        var salt = found.IsDBNull(1) ? [] : found.GetFieldValue<byte[]>(1);
        var rows = found.IsDBNull(2) ? null : RowPacking.Unpack(found.GetFieldValue<byte[]>(2));
        return new StoredEntry(HeaderEncoding.Read(header), header, salt, rows);
    }
}
