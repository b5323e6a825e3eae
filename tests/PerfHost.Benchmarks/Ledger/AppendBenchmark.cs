using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Storage.Ledger;

namespace PerfHost.Benchmarks.Ledger;

/// <summary>
/// Durable appends per second of <see cref="SqliteLedgerStore"/>, against bare Microsoft.Data.Sqlite that writes the same bytes
/// into one table with the same durability and the same number of rows per commit.
/// </summary>
public sealed class AppendBenchmark
{
    private const string City = "510116";
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(3);
    private static readonly byte[] Row = Encoding.UTF8.GetBytes(new string('x', 100));

    /// <summary>Measures in rounds that alternate between the two, so that a noisy minute hits both.</summary>
    /// <param name="rounds">How many rounds; the medians are returned.</param>
    public async Task<IReadOnlyList<AppendBenchmarkRow>> Run(int rounds = 5)
    {
        var rows = new List<AppendBenchmarkRow>();
        foreach (var producers in (int[])[1, 32])
        {
            var (ours, bare, ratios, sizes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
            for (var round = 0; round < rounds; round++)
            {
                var (rate, perCommit) = await StoreAsync(producers);
                var reference = Bare((int)Math.Max(1, Math.Round(perCommit)));
                ours.Add(rate);
                bare.Add(reference);
                ratios.Add(rate / reference);
                sizes.Add(perCommit);
            }

            rows.Add(new($"ledger, {producers} producers, appends/s", Median(ours), Median(ratios)));
            rows.Add(new($"bare SQLite, {Median(sizes):F1} rows per commit, rows/s", Median(bare), 1));
        }

        return rows;
    }

    private static async Task<(double Rate, double PerCommit)> StoreAsync(int producers)
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-append-").FullName;
        try
        {
            await using var store = SqliteLedgerStore.Open(folder, TimeProvider.System);
            await store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry()]));
            var commits = store.Commits;
            var clock = Stopwatch.StartNew();
            var counts = await Task.WhenAll(Enumerable.Range(0, producers).Select(producer => Task.Run(async () =>
            {
                var count = 0L;
                var scope = $"project-{producer}";
                while (clock.Elapsed < Duration)
                {
                    await store.AppendAsync(City, new AppendRequest([new NewEntry("observations-recorded", 1, scope, [Row])]));
                    count++;
                }

                return count;
            })));
            var total = counts.Sum();
            return (total / clock.Elapsed.TotalSeconds, (double)total / (store.Commits - commits));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Bare(int perCommit)
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-bare-").FullName;
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
            connection.Open();
            using var setup = connection.CreateCommand();
            setup.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000; CREATE TABLE entry (sequence INTEGER PRIMARY KEY, header BLOB, salt BLOB, rows BLOB)";
            setup.ExecuteNonQuery();
            return Insert(connection, perCommit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Insert(SqliteConnection connection, int perCommit)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO entry VALUES ($sequence, $header, $salt, $rows)";
        var sequence = insert.Parameters.Add("$sequence", SqliteType.Integer);
        insert.Parameters.Add("$header", SqliteType.Blob).Value = new EntryDraft(new NewEntry("observations-recorded", 1, "project-10", [Row]), new byte[32])
            .Seal(City, 10_000, DateTimeOffset.UnixEpoch, null).HeaderBytes.ToArray();
        insert.Parameters.Add("$salt", SqliteType.Blob).Value = RandomNumberGenerator.GetBytes(32);
        insert.Parameters.Add("$rows", SqliteType.Blob).Value = RowPacking.Pack([Row]);
        insert.Prepare();
        var total = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            for (var i = 0; i < perCommit; i++)
            {
                sequence.Value = ++total;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return total / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}

/// <summary>One line of the outcome.</summary>
/// <param name="Name">What was measured, with its unit.</param>
/// <param name="Value">The median.</param>
/// <param name="Ratio">Against bare SQLite; the median of the rounds' ratios.</param>
public sealed record AppendBenchmarkRow(string Name, double Value, double Ratio)
{
    /// <summary>One line for a table.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name,-60} {Value,12:N0} {Ratio,6:F2}");
}
