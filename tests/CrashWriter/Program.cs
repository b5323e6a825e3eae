using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Verification;
using PerfHost.Storage.Ledger;

// CrashWriter write <folder> <next number of producer 0> <… of producer 1> …: appends for ever and prints each acknowledged key.
// CrashWriter verify <folder>: prints every key the ledger holds, then "verified" or what is wrong.
const string City = "crash-city";
return args switch
{
    ["write", var folder, .. var next] => await WriteAsync(folder, [.. next.Select(n => int.Parse(n, CultureInfo.InvariantCulture))]),
    ["verify", var folder] => await VerifyAsync(folder),
    _ => 2,
};

static async Task<int> WriteAsync(string folder, int[] next)
{
    await using var store = SqliteLedgerStore.Open(folder, TimeProvider.System);
    await store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry()], Key: "opening"));
    await Task.WhenAll(next.Select((start, producer) => ProduceAsync(store, producer, start)));
    return 0;
}

static async Task ProduceAsync(SqliteLedgerStore store, int producer, int start)
{
    for (var n = start; ; n++)
    {
        // Every seventh append is a batch, so that a torn one would be seen.
        var key = string.Create(CultureInfo.InvariantCulture, $"p{producer}-{n}");
        var entry = new NewEntry("noted", 1, $"producer-{producer}", [Encoding.UTF8.GetBytes(key)]);
        await store.AppendAsync(City, new AppendRequest([.. Enumerable.Repeat(entry, n % 7 == 0 ? 3 : 1)], Key: key));
        lock (Console.Out)
        {
            Console.Out.WriteLine(key);
            Console.Out.Flush();
        }
    }
}

static async Task<int> VerifyAsync(string folder)
{
    await using (var store = SqliteLedgerStore.Open(folder, TimeProvider.System))
    {
        for (var after = 0L; ;)
        {
            var page = await store.ReadAsync(City, after, 10_000);
            if (page.Count == 0)
            {
                break;
            }

            foreach (var entry in page)
            {
                Console.WriteLine(entry.Header.Key);
            }

            after += page.Count;
        }

        var verdict = await LedgerVerifier.VerifyAsync(store, City);
        if (!verdict.Holds)
        {
            Console.WriteLine(verdict.Flaw);
            return 1;
        }
    }

    await using var file = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")};Mode=ReadOnly;Pooling=False");
    await file.OpenAsync();
    await using var check = file.CreateCommand();
    check.CommandText = "PRAGMA integrity_check";
    var outcome = (string?)await check.ExecuteScalarAsync();
    Console.WriteLine(string.Equals(outcome, "ok", StringComparison.Ordinal) ? "verified" : outcome);
    return 0;
}
