using Microsoft.Data.Sqlite;
using PerfHost.Connectors.Settings;
using PerfHost.Connectors.Sql;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Connectors;

/// <summary>The same promises on both databases, on real servers.</summary>
public sealed class SqlSourceTests(PostgresCluster postgres) : IClassFixture<PostgresCluster>, IDisposable
{
    private const string Mapping = """
        subject: project
        period: day
        period-end: month
        values:
          - item: { text: execution }
            value: amount
        duplicates: last
        """;

    private const string Query = "select id, project, day, amount from payments where id > @cursor order by id";

    // SQLITE_READONLY
    private const int ReadOnlyDatabase = 8;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Checks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var check in new DataSourceConformance(() => new SqlSource(), Reading.Request()).Checks)
            {
                data.Add("sqlite", check.Name);
                data.Add("postgresql", check.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task SqlSource_Conformance_Holds(string provider, string check)
    {
        var request = await RequestAsync(provider, 2500);
        await ExecuteAsync(provider, "insert into payments values (2501, '', '2025-01-31', 1), (2502, 'P1', null, 1), (2503, 'P1', '2025-01-31', null)");

        await new DataSourceConformance(() => new SqlSource(), request).Checks.Single(one => one.Name == check).Run();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Read_GoesOnByTheCursorColumn(string provider)
    {
        var request = await RequestAsync(provider, 2);

        var first = await Reading.AllAsync(new SqlSource(), request);
        await ExecuteAsync(provider, "insert into payments values (3, 'P3', '2025-03-15', 12345678901.25)");
        var second = await Reading.AllAsync(new SqlSource(), request with { Cursor = first.LastCursor().Position });

        Assert.Equal([1.5, 2.5], first.OfType<SourceObservation>().Select(observation => observation.Value.Number));
        Assert.Equal(
            [new SourceObservation("P3", "execution", new DateOnly(2025, 3, 31), Value.Of(12345678901.25), "查询结果 id=3 第 4 列"), new SourceCursor("3")],
            second);
        Assert.Empty(await Reading.AllAsync(new SqlSource(), request with { Cursor = "3" }));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Read_WrongRow_IsRejectedWithItsCursor(string provider)
    {
        var request = await RequestAsync(provider, 0);
        await ExecuteAsync(provider, "insert into payments values (7, 'P1', '2025-01-31', null), (8, '', '2025-01-31', 1)");

        var rejections = (await Reading.AllAsync(new SqlSource(), request)).OfType<SourceRejection>();

        Assert.Equal([new SourceRejection("查询结果 id=7 第 4 列", "空", "数字，例如 1,234.5"), new SourceRejection("查询结果 id=8 第 2 列", "空", "评价对象")], rejections);
    }

    [Theory]
    [InlineData("delete from payments")]
    [InlineData("select id, project, day, amount from payments where id > @cursor; delete from payments")]
    [InlineData("select id, project, day, amount from payments")]
    public async Task Read_WhatIsNotOneQueryWithTheCursor_IsRefused(string query)
    {
        var request = With(await RequestAsync("sqlite", 1), ("query", query));

        await Assert.ThrowsAsync<SourceSettingsException>(() => Reading.AllAsync(new SqlSource(), request));
    }

    [Fact]
    public async Task Read_QueryThatWrites_IsRefusedByThePostgresServer()
    {
        var request = With(await RequestAsync("postgresql", 3), ("query", "with gone as (delete from payments returning *) select id, project, day, amount from gone where id > @cursor"));

        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Reading.AllAsync(new SqlSource(), request));

        Assert.Equal("25006", error.SqlState);
        Assert.Equal(3, (await Reading.AllAsync(new SqlSource(), With(request, ("query", Query)))).OfType<SourceObservation>().Count());
    }

    [Theory]
    [InlineData("with none(i) as (select 1) delete from payments where id > @cursor returning id, project, day, amount")]
    [InlineData("with none(i) as (select 1) update payments set amount = 0 where id > @cursor returning id, project, day, amount")]
    public async Task Read_QueryThatWrites_IsRefusedBySqliteAlthoughTheFileCanBeWritten(string query)
    {
        var request = With(await RequestAsync("sqlite", 3), ("query", query));

        var error = await Assert.ThrowsAsync<SqliteException>(() => Reading.AllAsync(new SqlSource(), request));

        Assert.Equal(ReadOnlyDatabase, error.SqliteErrorCode);
        Assert.Equal([1.5, 2.5, 3.5], (await Reading.AllAsync(new SqlSource(), With(request, ("query", Query)))).OfType<SourceObservation>().Select(observation => observation.Value.Number));
    }

    [Fact]
    public async Task Read_QueryThatReadsTooLong_IsStopped()
    {
        var request = With(await RequestAsync("postgresql", 1), ("query", "select id, project, day, amount from payments, pg_sleep(600) where id > @cursor"), ("timeout-seconds", "1"));

        await Assert.ThrowsAsync<Npgsql.NpgsqlException>(() => Reading.AllAsync(new SqlSource(), request));
    }

    [Fact]
    public async Task Read_ServerWithoutConsent_IsNotCalled()
    {
        var request = await RequestAsync("postgresql", 1) with { Consent = new Consent([$"127.0.0.1:{postgres.Port + 1}"], []) };

        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(new SqlSource(), request));

        Assert.Contains(postgres.Address, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(postgres.Password, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_SqliteFileWithoutConsent_IsNotOpened()
    {
        var request = await RequestAsync("sqlite", 1) with { Consent = Consent.Nothing };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(new SqlSource(), request));
    }

    [Fact]
    public async Task Read_SqliteFileThatIsNotThere_IsNamed()
    {
        var request = await RequestAsync("sqlite", 1);
        var gone = request.Settings["file"] + ".gone";

        var error = await Assert.ThrowsAsync<SourceSettingsException>(() => Reading.AllAsync(new SqlSource(), With(request, ("file", gone))));

        Assert.Contains(gone, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(gone));
    }

    [Fact]
    public async Task Read_BadConnection_NeverSaysThePassword()
    {
        var request = With(await RequestAsync("postgresql", 1), ("connection", "Password=hunter2;Nonsense=1"));

        var error = await Assert.ThrowsAsync<SourceSettingsException>(() => Reading.AllAsync(new SqlSource(), request));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static DataRequest With(DataRequest request, params (string Name, string Value)[] settings)
    {
        var all = new SortedDictionary<string, string>(request.Settings.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return request with { Settings = all };
    }

    private async Task<DataRequest> RequestAsync(string provider, int rows)
    {
        var connection = provider == "postgresql" ? postgres.Connection : "";
        await ExecuteAsync(provider, "drop table if exists payments");
        await ExecuteAsync(provider, "create table payments (id bigint primary key, project text, day date, amount numeric)");
        if (rows > 0)
        {
            await ExecuteAsync(provider, $"with recursive n(i) as (select 1 union all select i + 1 from n where i < {rows}) insert into payments select i, 'P' || i, '2025-03-05', i + 0.5 from n");
        }

        return Reading.Request(
            ("provider", provider), ("connection", connection), ("file", _folder["budget.db"]), ("query", Query), ("mapping", Mapping),
            ("cursor-column", "id"), ("cursor-type", "integer"), ("cursor-start", "0")) with
        { Consent = new Consent([postgres.Address], [_folder.Path]) };
    }

    private async Task ExecuteAsync(string provider, string sql)
    {
        if (provider == "postgresql")
        {
            await postgres.RunAsync(sql.Replace("'2025-03-05',", "date '2025-03-05',", StringComparison.Ordinal));
            return;
        }

        await using var connection = new SqliteConnection($"Data Source={_folder["budget.db"]};Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
