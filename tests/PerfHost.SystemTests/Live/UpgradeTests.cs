using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>Packages are changed under the eyes of screens, by the command line and by HTTP.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private const int Upgrades = 100;
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(200)).Token;
    private readonly CityServer _city = new();
    private long _last = long.MaxValue;

    [Fact]
    public async Task Screens_DuringAHundredUpgradesUnderLoad_SeeNoGap()
    {
        var stop = new CancellationTokenSource();
        var screens = Enumerable.Range(0, 3).Select(_ => FollowAsync()).ToArray();
        var load = LoadAsync(stop.Token);
        var files = new[] { await _city.PackAsync("1.1.0", "0.5"), await _city.PackAsync("1.2.0", "0.25") };
        await ChangeAsync(HttpMethod.Post, "", files[0]);

        for (var i = 0; i < Upgrades / 2; i++)
        {
            await ChangeAsync(HttpMethod.Post, "", files[1]);
            await ChangeAsync(HttpMethod.Post, "/mycity/rollback", null);
        }

        await stop.CancelAsync();
        var observed = await load;
        var board = _city.Board;
        var last = (await board.ObserveAsync("s1", "i001", 100, _cancellation)).GetProperty("sequence").GetInt64();
        Volatile.Write(ref _last, last);
        await board.ObserveAsync("s1", "i001", 99, _cancellation);
        var views = await Task.WhenAll(screens);

        Assert.True(observed > Upgrades, $"Only {observed} observations came in meanwhile.");
        Assert.All(views, view => Assert.True(view.IsConsistent && view.To >= last));
        var listed = await _city.MineAsync();
        Assert.Equal(("in-force", "1.1.0"), (listed.GetProperty("state").GetString(), listed.GetProperty("version").GetString()));
    }

    [Fact]
    public async Task CommandLine_WhileTheServerRuns_ChangesWhatItComputesAtOnce()
    {
        var board = _city.Board;
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);

        await _city.DoneAsync("mycity 1.0.0 → 1.1.0", "upgrade", await _city.PackAsync("1.1.0", "0.5"));
        Assert.Equal("40", (await board.CellsAsync(_cancellation))[CityPackage.Total]);
        await _city.DoneAsync("1.1.0 ← 1.0.0  在用", "list");
        await _city.DoneAsync("mycity 1.1.0 → 1.0.0", "rollback", "mycity", "--yes");
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);

        var wrong = await _city.PackAsync("2.0.0", "0.5;;)");
        var refused = await CommandLine.RunAsync("package", "install", wrong, "--data", _city.File("data"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("rules/ratio.indicator.csx:3:", refused.Error, StringComparison.Ordinal);

        await _city.DoneAsync("mycity 1.0.0 已停用", "remove", "mycity", "--yes");
        Assert.False((await board.CellsAsync(_cancellation)).ContainsKey(CityPackage.Total));

        // What cannot be scored any more is said everywhere, and comes back with the package.
        Assert.Contains("\"ungoverned\":1", await _city.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
        Assert.Contains("1 个项目没有评价方案", await _city.Http.GetStringAsync("/", _cancellation), StringComparison.Ordinal);
        Assert.Contains("采用的方案“mycity”没有已装载的程序包提供", await UnexplainedAsync(CityPackage.Board, "s1"), StringComparison.Ordinal);
        Assert.Contains($"看板“{CityPackage.Board}”中没有评价对象“nobody”", await UnexplainedAsync(CityPackage.Board, "nobody"), StringComparison.Ordinal);
        Assert.Contains("没有看板“nowhere”", await UnexplainedAsync("nowhere", "s1"), StringComparison.Ordinal);
        await _city.DoneAsync("mycity — → 1.1.0", "install", _city.File("mycity-1.1.0.perfpack"));
        Assert.Contains("\"status\":\"ok\"", await _city.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
    }

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    /// <summary>Applies every message of one subscription; the connection is never made anew.</summary>
    private async Task<BoardView> FollowAsync()
    {
        await using var client = await BoardClient.ConnectAsync(_city.Process.Address, _cancellation);
        var view = new BoardView(CityPackage.Board);
        var snapshots = 0;
        await foreach (var message in client.WatchAsync(CityPackage.Board, null, _cancellation))
        {
            snapshots += message.Kind == BoardMessage.Snapshot ? 1 : 0;
            Assert.True(message.Kind == BoardMessage.Snapshot || message.From == view.To, $"{message.From} does not follow {view.To}.");
            Assert.Equal(ApplyOutcome.Applied, view.Apply(message).Outcome);
            if (view.To >= Volatile.Read(ref _last))
            {
                break;
            }
        }

        Assert.Equal(1, snapshots);
        return view;
    }

    private async Task<int> LoadAsync(CancellationToken stop)
    {
        var board = _city.Board;
        var observed = 0;
        while (!stop.IsCancellationRequested)
        {
            await board.ObserveAsync("s1", "i001", observed++ % 50, _cancellation);
        }

        return observed;
    }

    private async Task ChangeAsync(HttpMethod method, string path, string? file)
    {
        using var request = _city.Request(method, path);
        request.Content = file is null ? null : new ByteArrayContent(await File.ReadAllBytesAsync(file, _cancellation));
        using var answer = await _city.Http.SendAsync(request, _cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_cancellation));
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("changed").GetBoolean());
    }

    private async Task<string?> UnexplainedAsync(string board, string subject)
    {
        using var answer = await _city.Http.GetAsync($"/api/boards/{Uri.EscapeDataString(board)}/subjects/{subject}/explanation", _cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString();
    }
}
