using Microsoft.Data.Sqlite;
using PerfHost.Web.Sources;

namespace PerfHost.UnitTests.Sources;

/// <summary>Database drivers with native libraries work inside the worker's limits, from the package's own folder.</summary>
public sealed class WorkerDatabaseTests
{
    [Fact]
    public async Task Run_SqliteQuery_GoesOnByItsCursor()
    {
        await using var house = await SourceHouse.OpenAsync("""
            sources:
              - id: payments
                source: connectors/sql
                jurisdiction: "510116"
                mapping: mapping.yaml
                settings:
                  provider: sqlite
                  file: budget.db
                  query: select id, project, day, amount from payments where id > @cursor order by id
                  cursor-column: id
                  cursor-type: integer
                  cursor-start: 0
                files: [.]
            """);
        await File.WriteAllTextAsync(house["mapping.yaml"], "subject: project\nperiod: day\nvalues: [{ item: { text: i001 }, value: amount }]\n", TestContext.Current.CancellationToken);
        Execute(house, "create table payments (id integer primary key, project text, day text, amount real); insert into payments values (1, 'f1', '2024-11-30', 1.5)");
        var runner = house.Runner();

        var first = await SourceHouse.RunAsync(runner, "payments");
        Execute(house, "insert into payments values (2, 'f2', '2024-11-30', 2.5), (3, 'f9', '2024-11-30', 1)");
        var second = await SourceHouse.RunAsync(runner, "payments");

        Assert.Equal((null, new SourceTally(1, 0, 0)), (first.Error, first.Last));
        Assert.Equal((null, new SourceTally(1, 0, 1), "3"), (second.Error, second.Last, second.Cursor));
        Assert.Equal([("f1", 1.5), ("f2", 2.5)], (await house.ObservedAsync()).Select(observed => (observed.Subject, observed.Value.Number)));
    }

    private static void Execute(SourceHouse house, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={house["budget.db"]};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
