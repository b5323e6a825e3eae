namespace PerfHost.Storage.Ledger;

/// <summary>
/// Compares what the file keeps beside the entries, the keys and the scopes, with what the headers say, and refuses programs
/// inside the file. The tree proves the entries only; a changed scope would let a lost race through.
/// </summary>
internal static class LedgerIndexCheck
{
    private const string Headers = """
        WITH header AS (SELECT place >> 40 AS ledger, place & ((1 << 40) - 1) AS sequence, CAST(header AS TEXT) AS json FROM entry),
        said_scope AS (SELECT ledger, json ->> '$.scope' AS scope, max(sequence) FROM header GROUP BY 1, 2),
        said_key AS (SELECT ledger, json ->> '$.key' AS key, min(sequence), max(sequence) FROM header WHERE json ->> '$.key' IS NOT NULL GROUP BY 1, 2)
        """;

    // Both directions: nothing is missing and nothing is invented.
    private static readonly (string What, string Sql)[] Checks =
    [
        ("triggers or views", "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"),
        ("scopes that are not those of the headers", Headers + Differences("said_scope", "scope")),
        ("idempotency keys that are not those of the headers", Headers + Differences("said_key", "receipt")),
        ("entries of no ledger", "SELECT count(*) FROM entry WHERE place >> 40 NOT IN (SELECT id FROM ledger)"),
    ];

    /// <summary>What is wrong, in words; null when nothing is.</summary>
    public static string? Finding(string path)
    {
        using var connection = LedgerSchema.OpenReader(path);
        foreach (var (what, sql) in Checks)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only the texts above come here.
            command.CommandText = sql;
#pragma warning restore CA2100
            if (command.ExecuteScalar() is long and > 0 and var count)
            {
                return $"expected none, found {count} {what}";
            }
        }

        return null;
    }

    private static string Differences(string said, string kept) =>
        $" SELECT (SELECT count(*) FROM (SELECT * FROM {said} EXCEPT SELECT * FROM {kept})) + (SELECT count(*) FROM (SELECT * FROM {kept} EXCEPT SELECT * FROM {said}))";
}
