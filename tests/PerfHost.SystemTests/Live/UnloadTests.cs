using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.Client;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>
/// A DLL that every page, every answer and every screen has shown is gone after its upgrade: no cache of theirs has kept a type
/// of it.
/// </summary>
public sealed class UnloadTests : IDisposable
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(120)).Token;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Upgrade_AfterEverythingShowedTheOldDll_ItsMemoryComesBack()
    {
        await CommandLine.RunAsync("package", "keygen", _folder.File("publisher"));
        Directory.CreateDirectory(_folder.File("trust"));
        File.Copy(_folder.File("publisher.pem"), _folder.File(Path.Combine("trust", "某市财政局.pem")));
        var (first, second) = (await PackAsync("1.0.0"), await PackAsync("1.1.0"));
        CityPackage.WriteForms(Directory.CreateDirectory(_folder.File("forms")).FullName);
        await PackageAsync("install", first, "--packages", _folder.File("packages"), "--trust", _folder.File("trust"));
        await using var server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", _folder.File("packages"), "--forms", _folder.File("forms"), "--trust", _folder.File("trust")]);
        server.Http.DefaultRequestHeaders.Add("X-PerfHost-Secret", await File.ReadAllTextAsync(_folder.File(Path.Combine("data", "server.secret")), _cancellation));

        var board = Uri.EscapeDataString(CityPackage.Board);
        foreach (var address in new[]
        {
            $"/?board={board}", $"/subjects?board={board}", $"/subjects/s1?board={board}", $"/warnings?board={board}", $"/rectifications?board={board}", $"/trial?board={board}", $"/wall/{board}", "/status", "/sources",
            "/health", "/api/boards", $"/api/boards/{board}/subjects/s1/explanation", $"/api/boards/{board}/settings", "/api/packages", "/api/packages/mycity", "/api/packages/mycity/doctor", "/api/packages/mycity/preview?act=remove", "/api/sources", "/api/ledgers/verification", $"/api/ledgers/{board}/entries", $"/api/ledgers/{board}/receipts/1",
        })
        {
            using var answer = await server.Http.GetAsync(address, _cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        }

        Assert.Contains("巡查天数不足", await server.Http.GetStringAsync($"/api/boards/{board}/subjects/s1/explanation", _cancellation), StringComparison.Ordinal);
        await FollowAsync(server, CityPackage.Board);
        await FollowAsync(server, CityPackage.Board + "/wall");
        await PackageAsync("upgrade", second);

        JsonElement mine;
        do
        {
            await Task.Delay(200, _cancellation);
            mine = (await server.Http.GetFromJsonAsync<JsonElement>("/api/packages/mycity", _cancellation)).GetProperty("status");
        }
        while (mine.GetProperty("isUnloaded").ValueKind == JsonValueKind.Null);

        Assert.True(mine.GetProperty("isUnloaded").GetBoolean(), mine.GetProperty("unloaded").GetString());
        Assert.Equal("1.1.0", mine.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Revoked_WhileTheServerRuns_GoesOutOfForceAndItsMemoryComesBack()
    {
        await CommandLine.RunAsync("package", "keygen", _folder.File("publisher"));
        Directory.CreateDirectory(_folder.File("trust"));
        File.Copy(_folder.File("publisher.pem"), _folder.File(Path.Combine("trust", "某市财政局.pem")));
        CityPackage.WriteForms(Directory.CreateDirectory(_folder.File("forms")).FullName);
        await PackageAsync("install", await PackAsync("1.0.0"), "--packages", _folder.File("packages"), "--trust", _folder.File("trust"));
        await using var server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", _folder.File("packages"), "--forms", _folder.File("forms"), "--trust", _folder.File("trust")]);
        server.Http.DefaultRequestHeaders.Add("X-PerfHost-Secret", await File.ReadAllTextAsync(_folder.File(Path.Combine("data", "server.secret")), _cancellation));
        var line = (await File.ReadAllLinesAsync(_folder.File(Path.Combine("packages", "mycity.installed")), _cancellation))[0];

        await File.WriteAllTextAsync(_folder.File(Path.Combine("trust", "revoked.txt")), line.Split(' ')[1] + "  # 发布单位召回\n", _cancellation);

        JsonElement mine;
        do
        {
            await Task.Delay(200, _cancellation);
            mine = (await server.Http.GetFromJsonAsync<JsonElement>("/api/packages/mycity", _cancellation)).GetProperty("status");
        }
        while (mine.GetProperty("isUnloaded").ValueKind == JsonValueKind.Null);

        Assert.Equal(("failed", true), (mine.GetProperty("state").GetString(), mine.GetProperty("isUnloaded").GetBoolean()));
        Assert.Contains("已被吊销", await server.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
        Assert.Contains("mycity", await server.Http.GetStringAsync($"/?board={Uri.EscapeDataString(CityPackage.Board)}", _cancellation), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Follows a board or wall through a snapshot and a change.</summary>
    private async Task FollowAsync(PerfHostProcess server, string watched)
    {
        await using var client = await BoardClient.ConnectAsync(server.Address, _cancellation);
        var seen = 0;
        var board = new LiveBoard(server, CityPackage.Board);
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

    /// <summary>A city's package whose indicator is scored by the class of a DLL.</summary>
    private async Task<string> PackAsync(string version)
    {
        var (source, file) = (CityPackage.Write(_folder.File($"source-{version}"), version), _folder.File($"mycity-{version}.perfpack"));
        File.Delete(CityPackage.RuleFile(source));
        var scheme = Path.Combine(source, "schemes", "mycity.yaml");
        await File.WriteAllTextAsync(scheme, (await File.ReadAllTextAsync(scheme, _cancellation)).Replace("kind: ratio", "kind: patrol-days", StringComparison.Ordinal), _cancellation);
        await File.AppendAllTextAsync(Path.Combine(source, "package.yaml"), "assembly: PerfHost.Examples.Smallest.dll\n", _cancellation);
        Directory.CreateDirectory(Path.Combine(source, "lib"));
        File.Copy(Path.Combine(Repository.Root, "examples", "SmallestPlugin", "lib", "PerfHost.Examples.Smallest.dll"), Path.Combine(source, "lib", "PerfHost.Examples.Smallest.dll"));
        await PackageAsync("pack", source, "--key", _folder.File("publisher.key"), "-o", file);
        return file;
    }

    private async Task PackageAsync(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["package", .. arguments, .. arguments[0] == "pack" ? [] : (string[])["--data", _folder.File("data")]]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }
}
