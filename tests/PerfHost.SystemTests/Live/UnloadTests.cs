using PerfHost.Client;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>
/// A DLL that every page, every answer and every screen has shown is gone after its upgrade: no cache of theirs has kept a type
/// of it.
/// </summary>
public sealed class UnloadTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;
    private readonly CityServer _city = new() { Change = WithDll };

    [Fact]
    public async Task Upgrade_AfterEverythingShowedTheOldDll_ItsMemoryComesBack()
    {
        _city.Http.DefaultRequestHeaders.Add("X-PerfHost-Secret", _city.Secret);
        var board = Uri.EscapeDataString(CityPackage.Board);
        foreach (var address in new[]
        {
            $"/?board={board}", $"/subjects?board={board}", $"/subjects/s1?board={board}", $"/warnings?board={board}", $"/rectifications?board={board}", $"/trial?board={board}", $"/wall/{board}", "/status", "/sources",
            "/health", "/api/boards", $"/api/boards/{board}/subjects/s1/explanation", $"/api/boards/{board}/settings", "/api/packages", "/api/packages/mycity", "/api/packages/mycity/doctor", "/api/packages/mycity/preview?act=remove", "/api/sources", "/api/ledgers/verification", $"/api/ledgers/{board}/entries", $"/api/ledgers/{board}/receipts/1",
        })
        {
            using var answer = await _city.Http.GetAsync(address, _cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        }

        Assert.Contains("巡查天数不足", await _city.Http.GetStringAsync($"/api/boards/{board}/subjects/s1/explanation", _cancellation), StringComparison.Ordinal);
        await FollowAsync(CityPackage.Board);
        await FollowAsync(CityPackage.Board + "/wall");
        await _city.DoneAsync("mycity 1.0.0 → 1.1.0", "upgrade", await _city.PackAsync("1.1.0"));
        var mine = await _city.UnloadedAsync();

        Assert.True(mine.GetProperty("isUnloaded").GetBoolean(), mine.GetProperty("unloaded").GetString());
        Assert.Equal("1.1.0", mine.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Revoked_WhileTheServerRuns_GoesOutOfForceAndItsMemoryComesBack()
    {
        var line = (await File.ReadAllLinesAsync(_city.File(Path.Combine("packages", "mycity.installed")), _cancellation))[0];

        await File.WriteAllTextAsync(_city.File(Path.Combine("trust", "revoked.txt")), line.Split(' ')[1] + "  # 发布单位召回\n", _cancellation);

        var mine = await _city.UnloadedAsync();
        Assert.Equal(("failed", true), (mine.GetProperty("state").GetString(), mine.GetProperty("isUnloaded").GetBoolean()));
        Assert.Contains("已被吊销", await _city.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
        Assert.Contains("mycity", await _city.Http.GetStringAsync($"/?board={Uri.EscapeDataString(CityPackage.Board)}", _cancellation), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    /// <summary>Follows a board or wall through a snapshot and a change.</summary>
    private async Task FollowAsync(string watched)
    {
        await using var client = await BoardClient.ConnectAsync(_city.Process.Address, _cancellation);
        var seen = 0;
        var board = _city.Board;
        await foreach (var _ in client.WatchAsync(watched, null, _cancellation))
        {
            if (++seen == 2)
            {
                return;
            }

            await board.ObserveAsync("s1", "i001", watched.Length, _cancellation);
            await board.ObserveAsync("s1", "i001", 150 + watched.Length, _cancellation);
        }
    }

    /// <summary>Lets the indicator be scored by the class of a DLL.</summary>
    private static void WithDll(string source)
    {
        File.Delete(CityPackage.RuleFile(source));
        var scheme = Path.Combine(source, "schemes", "mycity.yaml");
        File.WriteAllText(scheme, File.ReadAllText(scheme).Replace("kind: ratio", "kind: patrol-days", StringComparison.Ordinal));
        File.AppendAllText(Path.Combine(source, "package.yaml"), "assembly: PerfHost.Examples.Smallest.dll\n");
        Directory.CreateDirectory(Path.Combine(source, "lib"));
        File.Copy(Path.Combine(Repository.Root, "examples", "SmallestPlugin", "lib", "PerfHost.Examples.Smallest.dll"), Path.Combine(source, "lib", "PerfHost.Examples.Smallest.dll"));
    }
}
