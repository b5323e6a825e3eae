using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Verification;
using PerfHost.Sdk.Testing.Ledger;
using PerfHost.Storage.Backup;
using PerfHost.Storage.Blobs;
using PerfHost.Storage.Ledger;

namespace PerfHost.UnitTests.Storage.Backup;

public sealed class LedgerBackupTests : IDisposable
{
    private const string City = "双流区";
    private readonly TemporaryFolder _folder = new();
    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task RestoreAsync_ABackupMadeWhileTheStoreWorks_GivesThatInstantBack()
    {
        LedgerHead head;
        await using (var store = SqliteLedgerStore.Open(Data, _clock))
        {
            await new FileBlobStore(Data).PutAsync(new MemoryStream("evidence"u8.ToArray()));
            head = await FillAsync(store);
            var manifest = await LedgerBackup.CreateAsync(Data, Zip, _clock);
            Assert.Equal([head], manifest.Heads);
            Assert.Equal(2, manifest.Files.Count);
            await AppendAsync(store, "later");
        }

        await LedgerBackup.RestoreAsync(Zip, _folder["restored"]);

        await using var restored = SqliteLedgerStore.Open(_folder["restored"], _clock);
        Assert.Equal([head], await restored.HeadsAsync());
        Assert.Null((await LedgerVerifier.VerifyAsync(restored, City)).Flaw);
        Assert.IsType<Appended>(await AppendAsync(restored, "again"));
        var blob = await new FileBlobStore(Data).PutAsync(new MemoryStream("evidence"u8.ToArray()));
        await using var found = await new FileBlobStore(_folder["restored"]).OpenAsync(blob);
        Assert.NotNull(found);
    }

    [Fact]
    public async Task CreateAsync_WhileAppendsGoOn_IsConsistent()
    {
        await using var store = SqliteLedgerStore.Open(Data, _clock);
        await FillAsync(store);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await AppendAsync(store, "busy");
            }
        });
        for (var i = 0; i < 5; i++)
        {
            await LedgerBackup.CreateAsync(Data, _folder[$"{i}.zip"], _clock);
        }

        await stop.CancelAsync();
        await writing;
        for (var i = 0; i < 5; i++)
        {
            await LedgerBackup.RestoreAsync(_folder[$"{i}.zip"], _folder[$"restored-{i}"]);
        }
    }

    [Fact]
    public async Task CreateAsync_NoServerRunning_Works()
    {
        await MakeAsync();
        await LedgerBackup.RestoreAsync(Zip, _folder["restored"]);
    }

    [Fact]
    public async Task CreateAsync_DestinationExists_IsRefusedAndLeavesIt()
    {
        await MakeAsync();
        var before = await File.ReadAllBytesAsync(Zip);
        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.CreateAsync(Data, Zip, _clock));
        Assert.Equal(before, await File.ReadAllBytesAsync(Zip));
    }

    [Fact]
    public async Task CreateAsync_NoLedger_IsRefused()
    {
        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.CreateAsync(_folder["nothing"], Zip, _clock));
        Assert.False(File.Exists(Zip));
    }

    [Fact]
    public async Task RestoreAsync_FolderNotEmpty_IsRefusedAndLeavesIt()
    {
        await MakeAsync();
        Directory.CreateDirectory(_folder["full"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["full"], "mine"), "mine");
        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.RestoreAsync(Zip, _folder["full"]));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder["full"]));
    }

    [Fact]
    public async Task RestoreAsync_EmptyFolderExists_IsTaken()
    {
        await MakeAsync();
        Directory.CreateDirectory(_folder["empty"]);
        await LedgerBackup.RestoreAsync(Zip, _folder["empty"]);
        Assert.True(File.Exists(Path.Combine(_folder["empty"], "ledger.db")));
    }

    [Theory]
    [InlineData("../escape")]
    [InlineData("/escape")]
    [InlineData("blobs/../../escape")]
    [InlineData("plugins/evil.dll")]
    [InlineData("blobs/ab/short")]
    public Task RestoreAsync_ForeignPath_IsRefused(string path) => RefusedAsync((zip, manifest) =>
    {
        using (var entry = zip.CreateEntry(path).Open())
        {
            entry.Write("x"u8);
        }

        return manifest.Replace("\"files\": [", $$"""
            "files": [ {"path":"{{path}}","size":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},
            """, StringComparison.Ordinal);
    });

    [Fact]
    public Task RestoreAsync_FileThatTheManifestDoesNotName_IsRefused() => RefusedAsync((zip, manifest) =>
    {
        using var entry = zip.CreateEntry("extra").Open();
        return manifest;
    });

    [Fact]
    public Task RestoreAsync_LongerThanAnnounced_IsRefused() => RefusedAsync((_, manifest) =>
        System.Text.RegularExpressions.Regex.Replace(manifest, "\"size\": [0-9]+", "\"size\": 5"));

    [Fact]
    public Task RestoreAsync_ShorterThanAnnounced_IsRefused() => RefusedAsync((_, manifest) =>
        System.Text.RegularExpressions.Regex.Replace(manifest, "\"size\": [0-9]+", "\"size\": 99999999"));

    [Fact]
    public Task RestoreAsync_AnotherHash_IsRefused() => RefusedAsync((_, manifest) =>
        System.Text.RegularExpressions.Regex.Replace(manifest, "\"sha256\": \"....", "\"sha256\": \"0000"));

    [Fact]
    public Task RestoreAsync_AnotherRoot_IsRefused() => RefusedAsync((_, manifest) =>
        System.Text.RegularExpressions.Regex.Replace(manifest, "\"root\": \"....", "\"root\": \"0000"));

    [Fact]
    public Task RestoreAsync_LedgerMissingFromTheManifest_IsRefused() => RefusedAsync((_, manifest) =>
        manifest.Replace("\"sequence\": 3", "\"sequence\": 2", StringComparison.Ordinal));

    [Fact]
    public Task RestoreAsync_FormatOfANewerProgram_IsRefused() => RefusedAsync((_, manifest) =>
        manifest.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal));

    [Fact]
    public Task RestoreAsync_ManifestThatIsNone_IsRefused() => RefusedAsync((_, _) => "[]");

    [Theory]
    [InlineData("UPDATE scope SET sequence = 1")]
    [InlineData("INSERT INTO scope VALUES (1, 'invented', 1)")]
    [InlineData("INSERT INTO receipt VALUES (1, 'invented', 1, 1)")]
    [InlineData("INSERT INTO entry SELECT (7 << 40) + 1, header, salt, rows FROM entry LIMIT 1")]
    [InlineData("CREATE TRIGGER swallow BEFORE INSERT ON entry BEGIN SELECT raise(IGNORE); END")]
    [InlineData("UPDATE entry SET rows = x'00000000' WHERE place = (1 << 40) + 2")]
    [InlineData("DELETE FROM entry WHERE place = (1 << 40) + 3")]
    public async Task RestoreAsync_FileThatDoesNotAgreeWithItself_IsRefused(string forgery)
    {
        await using (var store = SqliteLedgerStore.Open(Data, _clock))
        {
            await FillAsync(store);
        }

        await using (var file = new SqliteConnection($"Data Source={Path.Combine(Data, "ledger.db")};Pooling=False"))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
#pragma warning disable CA2100 // The texts stand above.
            command.CommandText = forgery;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        await LedgerBackup.CreateAsync(Data, Zip, _clock);
        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.RestoreAsync(Zip, _folder["restored"]));
        Assert.False(Directory.Exists(_folder["restored"]));
    }

    [Fact]
    public async Task RestoreAsync_NoZipFile_IsRefused()
    {
        await File.WriteAllTextAsync(Zip, "no zip");
        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.RestoreAsync(Zip, _folder["restored"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Data => _folder["data"];

    private string Zip => _folder["backup.zip"];

    private static async Task<LedgerHead> FillAsync(SqliteLedgerStore store)
    {
        await store.AppendAsync(City, new AppendRequest([LedgerOpening.Entry()]));
        await AppendAsync(store, "a");
        await store.AppendAsync(City, new AppendRequest([new NewEntry("noted", 1, "b", [])], Key: "key-b"));
        return (await store.HeadsAsync())[0];
    }

    private static async Task<AppendResult> AppendAsync(SqliteLedgerStore store, string scope) =>
        await store.AppendAsync(City, new AppendRequest([new NewEntry("noted", 1, scope, [Encoding.UTF8.GetBytes(scope)])]));

    private async Task MakeAsync()
    {
        await using (var store = SqliteLedgerStore.Open(Data, _clock))
        {
            await FillAsync(store);
        }

        await new FileBlobStore(Data).PutAsync(new MemoryStream("evidence"u8.ToArray()));
        await LedgerBackup.CreateAsync(Data, Zip, _clock);
    }

    private async Task RefusedAsync(Func<ZipArchive, string, string> forge)
    {
        await MakeAsync();
        await using (var zip = await ZipFile.OpenAsync(Zip, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("manifest.json")!;
            string manifest;
            using (var reader = new StreamReader(await entry.OpenAsync()))
            {
                manifest = await reader.ReadToEndAsync();
            }

            entry.Delete();
            var forged = forge(zip, manifest);
            await using var writer = new StreamWriter(await zip.CreateEntry("manifest.json").OpenAsync());
            await writer.WriteAsync(forged);
        }

        await Assert.ThrowsAsync<BackupException>(() => LedgerBackup.RestoreAsync(Zip, _folder["restored"]));
        Assert.False(Directory.Exists(_folder["restored"]));
        Assert.False(Directory.Exists(_folder["restored"] + ".restoring"));
        Assert.False(File.Exists(_folder["escape"]));
    }
}
