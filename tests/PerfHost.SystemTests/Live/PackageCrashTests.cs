using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>A server that ended in the middle of a package does not end in it again.</summary>
public sealed class PackageCrashTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(200)).Token;
    private readonly CityServer _city = new();

    [Fact]
    public async Task Kill_WhileAVersionIsFirstExecuted_StartsItQuarantinedAndRollbackServesTheOld()
    {
        // Each evaluation goes on until the guards stop it, so that the process can be ended in the middle of one.
        var endless = await _city.PackAsync("1.1.0", "Wait(); double Wait() { var x = 0.0; while (x < Target) { x = Math.Min(x, 1); } return 1; }");
        var upgrade = CommandLine.RunAsync("package", "upgrade", endless, "--data", _city.File("data"));
        while (!(await File.ReadAllTextAsync(_city.File(Path.Combine("packages", "mycity.installed")), _cancellation)).StartsWith("1.1.0", StringComparison.Ordinal))
        {
            await Task.Delay(10, _cancellation);
        }

        await _city.KillAsync();
        Assert.NotEqual(0, (await upgrade).ExitCode);
        await _city.StartAsync();

        Assert.Equal("quarantined", (await _city.MineAsync()).GetProperty("state").GetString());
        var board = _city.Board;
        Assert.False((await board.CellsAsync(_cancellation)).ContainsKey(CityPackage.Total));
        await _city.DoneAsync("mycity — → 1.0.0", "rollback", "mycity", "--yes");
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);
    }

    [Fact]
    public async Task Kill_TwiceWhileAPackageThatWentWellIsExecuted_StartsItQuarantined()
    {
        var slow = await _city.PackAsync("1.1.0", "(Actual < 500 ? 1.0 : Wait()); double Wait() { var x = 0.0; while (x < Target) { x = Math.Min(x, 1); } return 1; }");
        await _city.DoneAsync("mycity 1.0.0 → 1.1.0", "upgrade", slow);
        var board = _city.Board;
        _ = board.ObserveAsync("s1", "i001", 666, _cancellation).ContinueWith(observed => observed.Exception, TaskScheduler.Default);
        await KillInsideAsync();

        await _city.StartAsync();
        Assert.Contains("mycity：服务上次意外终止时正在执行它", _city.Process.Error, StringComparison.Ordinal);
        _ = _city.Http.GetAsync($"/?board={Uri.EscapeDataString(CityPackage.Board)}", _cancellation).ContinueWith(asked => asked.Exception, TaskScheduler.Default);
        await KillInsideAsync();

        await _city.StartAsync();
        Assert.Equal("quarantined", (await _city.MineAsync()).GetProperty("state").GetString());
        await _city.DoneAsync("mycity — → 1.0.0", "rollback", "mycity", "--yes");

        // The account of the process says when it is inside.
        async Task KillInsideAsync()
        {
            while ((await File.ReadAllBytesAsync(_city.File(Path.Combine("data", "packages", "running")), _cancellation)).All(part => part == 0))
            {
                await Task.Delay(1, _cancellation);
            }

            await _city.KillAsync();
        }
    }

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();
}
