using System.Text;
using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Verification;
using PerfHost.Sdk.Testing.Ledger;
using PerfHost.Storage.Folder;
using PerfHost.Storage.Ledger;

namespace PerfHost.UnitTests.Storage.Ledger;

public sealed class SqliteLedgerStoreTests : IDisposable
{
    private const string City = "双流区";
    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Open_FolderInUse_NamesTheFolder()
    {
        await using var first = Open();
        var refusal = Assert.Throws<DataFolderLockedException>(Open);
        Assert.Equal(_folder.Path, refusal.Folder);
        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterDispose_GetsTheFolder()
    {
        await Open().DisposeAsync();
        await Open().DisposeAsync();
    }

    [Fact]
    public async Task Open_FileOfANewerProgram_IsRefusedAndTheFolderFreed()
    {
        await Open().DisposeAsync();
        Sql("UPDATE schema SET version = 99");
        Assert.Equal((1L, 99L), (Assert.Throws<LedgerSchemaException>(Open).Expected, Assert.Throws<LedgerSchemaException>(Open).Found));
        Sql("UPDATE schema SET version = 1");
        await Open().DisposeAsync();
    }

    [Fact]
    public async Task AppendAsync_AfterDispose_SaysSo()
    {
        var store = Open();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry()])));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAsync(City, 0, 1));
    }

    [Fact]
    public async Task AppendAsync_ADamagedLedger_IsRefusedWhileOthersGoOn()
    {
        await using (var store = Open())
        {
            await OpenLedgerAsync(store, City);
            await OpenLedgerAsync(store, "other");
        }

        Sql("UPDATE entry SET header = CAST(replace(header, 'jurisdiction', 'xurisdiction') AS BLOB) WHERE place = (1 << 40) + 2");
        await using var again = Open();
        var refusal = await Assert.ThrowsAsync<LedgerDamagedException>(async () => await again.AppendAsync(City, Note("a")));
        Assert.Equal(City, refusal.Jurisdiction);
        Assert.IsType<Appended>(await again.AppendAsync("other", Note("a")));
        var verdict = await LedgerVerifier.VerifyAsync(again, City);
        Assert.Equal(2, verdict.Flaw?.Sequence);
    }

    [Fact]
    public async Task AppendAsync_AnAppendThatTheFileRefuses_LosesOnlyItself()
    {
        await using (var store = Open())
        {
            await OpenLedgerAsync(store, City);
        }

        // The second entry of the append fails, after the first was written within the same savepoint.
        Sql("CREATE TRIGGER refuse BEFORE INSERT ON scope WHEN new.scope = 'bad' BEGIN SELECT raise(ABORT, 'refused'); END");
        await using var again = Open();
        var together = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                return await again.AppendAsync(City, new AppendRequest(i % 4 == 0 ? [.. Note("good").Entries, .. Note("bad").Entries] : Note("good").Entries, Key: $"k{i}"));
            }
            catch (SqliteException)
            {
                return null;
            }
        }));
        Assert.Equal(10, together.Count(r => r is null));
        Assert.Equal(2 + 30, (await again.HeadsAsync())[0].Sequence);
        Assert.Null((await LedgerVerifier.VerifyAsync(again, City)).Flaw);
        Assert.False(Assert.IsType<Appended>(await again.AppendAsync(City, Note("good") with { Key = "k0" })).Repeated);
    }

    [Fact]
    public async Task AppendAsync_FirstAppendFailsInTheFile_LeavesNoLedger()
    {
        await Open().DisposeAsync();
        Sql("CREATE TRIGGER refuse BEFORE INSERT ON entry BEGIN SELECT raise(ABORT, 'refused'); END");
        await using (var store = Open())
        {
            await Assert.ThrowsAsync<SqliteException>(async () => await OpenLedgerAsync(store, City));
            Assert.Empty(await store.HeadsAsync());
        }

        Sql("DROP TRIGGER refuse");
        await using var again = Open();
        await OpenLedgerAsync(again, City);
        Assert.Equal(2, (await again.HeadsAsync())[0].Sequence);
    }

    [Fact]
    public async Task EraseAsync_APayload_LeavesNoByteOfItInAnyFile()
    {
        var secret = "张三的身份证号是一个秘密";
        await using (var store = Open())
        {
            await OpenLedgerAsync(store, City);
            await store.AppendAsync(City, new AppendRequest([new NewEntry("noted", 1, "a", [Encoding.UTF8.GetBytes(secret), new byte[20_000]])]));
            Assert.True(Occurs(secret));
            Assert.True(await store.EraseAsync(City, 3));
            Assert.False(Occurs(secret));
        }

        Assert.False(Occurs(secret));
    }

    [Fact]
    public async Task EraseAsync_WhileAReaderHoldsASnapshot_IsFinishedByALaterCommit()
    {
        var secret = "张三的身份证号是一个秘密";
        await using var store = Open();
        await OpenLedgerAsync(store, City);
        await store.AppendAsync(City, new AppendRequest([new NewEntry("noted", 1, "a", [Encoding.UTF8.GetBytes(secret)])]));
        using (var reader = new SqliteConnection($"Data Source={_folder["ledger.db"]};Mode=ReadOnly;Pooling=False"))
        {
            reader.Open();
            using var snapshot = reader.BeginTransaction(deferred: true);
            using var query = reader.CreateCommand();
            query.Transaction = snapshot;
            query.CommandText = "SELECT count(*) FROM entry";
            query.ExecuteScalar();
            Assert.True(await store.EraseAsync(City, 3));
            Assert.Null((await store.ReadAsync(City, 2, 1))[0].Rows);
        }

        await store.AppendAsync(City, Note("b"));
        Assert.False(Occurs(secret));
    }

    [Fact]
    public async Task Commits_ManyAtOnce_AreFewerThanTheAppends()
    {
        await using var store = Open();
        await OpenLedgerAsync(store, City);
        var before = store.Commits;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => store.AppendAsync(City, Note("a")).AsTask()));
        Assert.InRange(store.Commits - before, 1, 199);
    }

    [Fact]
    public async Task AppendAsync_Cancelled_GivesUpWaiting()
    {
        await using var store = Open();
        await OpenLedgerAsync(store, City);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AppendAsync(City, Note("a"), cancelled.Token));
    }

    public void Dispose() => _folder.Dispose();

    private static AppendRequest Note(string scope) => new([new NewEntry("noted", 1, scope, ["one"u8.ToArray()])]);

    private static async Task OpenLedgerAsync(SqliteLedgerStore store, string jurisdiction) =>
        await store.AppendAsync(jurisdiction, new AppendRequest([LedgerOpening.Entry(), .. Note("a").Entries]));

    private SqliteLedgerStore Open() => SqliteLedgerStore.Open(_folder.Path, _clock);

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["ledger.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts stand in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private bool Occurs(string text) => Directory.EnumerateFiles(_folder.Path, "ledger.db*").Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
