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
    private readonly TemporaryFolder _folder = new();
    private PerfHostProcess? _server;
    private long _last = long.MaxValue;

    private PerfHostProcess Server => _server!;

    [Fact]
    public async Task Screens_DuringAHundredUpgradesUnderLoad_SeeNoGap()
    {
        var stop = new CancellationTokenSource();
        var screens = Enumerable.Range(0, 3).Select(_ => FollowAsync()).ToArray();
        var load = LoadAsync(stop.Token);
        var files = new[] { await PackAsync("1.1.0", "0.5"), await PackAsync("1.2.0", "0.25") };
        await ChangeAsync(HttpMethod.Post, "", files[0]);

        for (var i = 0; i < Upgrades / 2; i++)
        {
            await ChangeAsync(HttpMethod.Post, "", files[1]);
            await ChangeAsync(HttpMethod.Post, "/mycity/rollback", null);
        }

        await stop.CancelAsync();
        var observed = await load;
        var board = new LiveBoard(Server, CityPackage.Board);
        var last = (await board.ObserveAsync("s1", "i001", 100, _cancellation)).GetProperty("sequence").GetInt64();
        Volatile.Write(ref _last, last);
        await board.ObserveAsync("s1", "i001", 99, _cancellation);
        var views = await Task.WhenAll(screens);

        Assert.True(observed > Upgrades, $"Only {observed} observations came in meanwhile.");
        Assert.All(views, view => Assert.True(view.IsConsistent && view.To >= last));
        var listed = Mine(await ListAsync());
        Assert.Equal(("in-force", "1.1.0"), (listed.GetProperty("state").GetString(), listed.GetProperty("version").GetString()));
    }

    [Fact]
    public async Task CommandLine_WhileTheServerRuns_ChangesWhatItComputesAtOnce()
    {
        var board = new LiveBoard(Server, CityPackage.Board);
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);

        await DoneAsync("mycity 1.0.0 → 1.1.0", "upgrade", await PackAsync("1.1.0", "0.5"));
        Assert.Equal("40", (await board.CellsAsync(_cancellation))[CityPackage.Total]);
        await DoneAsync("1.1.0 ← 1.0.0  在用", "list");
        await DoneAsync("mycity 1.1.0 → 1.0.0", "rollback", "mycity", "--yes");
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);

        var wrong = await PackAsync("2.0.0", "0.5;;)");
        var refused = await CommandLine.RunAsync("package", "install", wrong, "--data", _folder.File("data"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("rules/ratio.indicator.csx:3:", refused.Error, StringComparison.Ordinal);

        await DoneAsync("mycity 1.0.0 已停用", "remove", "mycity", "--yes");
        Assert.False((await board.CellsAsync(_cancellation)).ContainsKey(CityPackage.Total));

        // What cannot be scored any more is said everywhere, and comes back with the package.
        Assert.Contains("\"ungoverned\":1", await Server.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
        Assert.Contains("1 个项目没有评价方案", await Server.Http.GetStringAsync("/", _cancellation), StringComparison.Ordinal);
        Assert.Contains("采用的方案“mycity”没有已装载的程序包提供", await UnexplainedAsync(CityPackage.Board, "s1"), StringComparison.Ordinal);
        Assert.Contains($"看板“{CityPackage.Board}”中没有评价对象“nobody”", await UnexplainedAsync(CityPackage.Board, "nobody"), StringComparison.Ordinal);
        Assert.Contains("没有看板“nowhere”", await UnexplainedAsync("nowhere", "s1"), StringComparison.Ordinal);
        await DoneAsync("mycity — → 1.1.0", "install", _folder.File("mycity-1.1.0.perfpack"));
        Assert.Contains("\"status\":\"ok\"", await Server.Http.GetStringAsync("/health", _cancellation), StringComparison.Ordinal);
    }

    private async Task<string?> UnexplainedAsync(string board, string subject)
    {
        using var answer = await Server.Http.GetAsync($"/api/boards/{Uri.EscapeDataString(board)}/subjects/{subject}/explanation", _cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString();
    }

    [Fact]
    public async Task Package_AskedFor_SaysWhatItBringsAndLacks()
    {
        var mine = await GetAsync("/mycity");
        Assert.Equal(["mycity", "ratio", "spent"], mine.GetProperty("contents").EnumerateArray().Select(content => content.GetProperty("key").GetString()).Order());
        Assert.Equal("in-force", mine.GetProperty("status").GetProperty("state").GetString());
        Assert.Contains("mycity/README.md", (await GetAsync("/mycity/doctor")).EnumerateArray().Select(finding => finding.GetProperty("where").GetString()));

        using var unknown = await Server.Http.SendAsync(Request(HttpMethod.Get, "/nobody"), _cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Kill_WhileAVersionIsFirstExecuted_StartsItQuarantinedAndRollbackServesTheOld()
    {
        // Each evaluation goes on until the guards stop it, so that the process can be ended in the middle of one.
        var endless = await PackAsync("1.1.0", "Wait(); double Wait() { var x = 0.0; while (x < Target) { x = Math.Min(x, 1); } return 1; }");
        var upgrade = CommandLine.RunAsync("package", "upgrade", endless, "--data", _folder.File("data"));
        while (!(await File.ReadAllTextAsync(_folder.File(Path.Combine("packages", "mycity.installed")), _cancellation)).StartsWith("1.1.0", StringComparison.Ordinal))
        {
            await Task.Delay(10, _cancellation);
        }

        await Server.DisposeAsync();
        Assert.NotEqual(0, (await upgrade).ExitCode);
        _server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", _folder.File("packages"), "--trust", _folder.File("trust")]);

        Assert.Equal("quarantined", Mine(await ListAsync()).GetProperty("state").GetString());
        var board = new LiveBoard(Server, CityPackage.Board);
        Assert.False((await board.CellsAsync(_cancellation)).ContainsKey(CityPackage.Total));
        await DoneAsync("mycity — → 1.0.0", "rollback", "mycity", "--yes");
        Assert.Equal("60", (await board.CellsAsync(_cancellation))[CityPackage.Total]);
    }

    [Fact]
    public async Task Kill_TwiceWhileAPackageThatWentWellIsExecuted_StartsItQuarantined()
    {
        var slow = await PackAsync("1.1.0", "(Actual < 500 ? 1.0 : Wait()); double Wait() { var x = 0.0; while (x < Target) { x = Math.Min(x, 1); } return 1; }");
        await DoneAsync("mycity 1.0.0 → 1.1.0", "upgrade", slow);
        var board = new LiveBoard(Server, CityPackage.Board);
        _ = board.ObserveAsync("s1", "i001", 666, _cancellation).ContinueWith(observed => observed.Exception, TaskScheduler.Default);
        await KillInsideAsync();

        await StartAgainAsync();
        Assert.Contains("mycity：服务上次意外终止时正在执行它", Server.Error, StringComparison.Ordinal);
        _ = Server.Http.GetAsync($"/?board={Uri.EscapeDataString(CityPackage.Board)}", _cancellation).ContinueWith(asked => asked.Exception, TaskScheduler.Default);
        await KillInsideAsync();

        await StartAgainAsync();
        Assert.Equal("quarantined", Mine(await ListAsync()).GetProperty("state").GetString());
        await DoneAsync("mycity — → 1.0.0", "rollback", "mycity", "--yes");

        async Task StartAgainAsync() => _server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", _folder.File("packages"), "--trust", _folder.File("trust")]);

        // The account of the process says when it is inside.
        async Task KillInsideAsync()
        {
            while ((await File.ReadAllBytesAsync(_folder.File(Path.Combine("data", "packages", "running")), _cancellation)).All(part => part == 0))
            {
                await Task.Delay(1, _cancellation);
            }

            await Server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Packages_CallerWithoutTheSecret_IsRefused()
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Post, "/mycity/rollback"), (HttpMethod.Delete, "/mycity"), (HttpMethod.Post, "/preview"), (HttpMethod.Get, "/mycity/preview?act=remove"), (HttpMethod.Get, "/mycity"), (HttpMethod.Get, "/mycity/doctor") })
        {
            using var answer = await Server.Http.SendAsync(new HttpRequestMessage(method, $"/api/packages{path}") { Headers = { { "X-PerfHost-Secret", "guessed" } } }, _cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var elsewhere = Request(HttpMethod.Delete, "/mycity");
        elsewhere.Headers.Add("Origin", "http://elsewhere.example");
        using var refused = await Server.Http.SendAsync(elsewhere, _cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("1.0.0", Mine(await ListAsync()).GetProperty("version").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File(Path.Combine("data", "server.secret"))));
        }
    }

    [Fact]
    public async Task Packages_UploadThatIsNoneOrTooLarge_IsRefusedInWords()
    {
        using var nonsense = Request(HttpMethod.Post, "");
        nonsense.Content = new ByteArrayContent([1, 2, 3]);
        using var refused = await Server.Http.SendAsync(nonsense, _cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("不是完好的 .perfpack", await refused.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);

        using var huge = Request(HttpMethod.Post, "");
        huge.Content = new ByteArrayContent(new byte[(64 << 20) + 1]);
        huge.Headers.ExpectContinue = true;
        using var tooLarge = await Server.Http.SendAsync(huge, _cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        var said = await tooLarge.Content.ReadAsStringAsync(_cancellation);
        Assert.Contains("上限为 64 MiB", said, StringComparison.Ordinal);
        Assert.DoesNotContain("分几次", said, StringComparison.Ordinal);
        await RefusedAsync(HttpMethod.Post, "", HttpStatusCode.BadRequest, "请求没有内容");
        await RefusedAsync(HttpMethod.Post, "/preview", HttpStatusCode.BadRequest, "请求没有内容");
    }

    [Fact]
    public async Task Packages_WrongQuestion_IsAnsweredForWhatWasAsked()
    {
        await RefusedAsync(HttpMethod.Get, "/mycity/preview", HttpStatusCode.BadRequest, "没有写 act，应为 ?act=rollback 或 ?act=remove");
        foreach (var (method, path) in new[] { (HttpMethod.Delete, "/nobody"), (HttpMethod.Post, "/nobody/rollback"), (HttpMethod.Get, "/nobody/preview?act=remove"), (HttpMethod.Get, "/nobody/preview?act=rollback"), (HttpMethod.Delete, "/..%2Fnobody") })
        {
            await RefusedAsync(method, path, HttpStatusCode.NotFound, "没有程序包");
        }
    }

    [Fact]
    public async Task Packages_FolderThatCannotBeWritten_IsAFaultInWords()
    {
        Directory.CreateDirectory(_folder.File(Path.Combine("packages", "mycity.installed.tmp")));

        await RefusedAsync(HttpMethod.Post, "", HttpStatusCode.InternalServerError, "mycity.installed.tmp：这是文件夹，应为文件", await PackAsync("1.1.0", "0.5"));

        Assert.Equal("1.0.0", Mine(await ListAsync()).GetProperty("version").GetString());
    }

    public async ValueTask InitializeAsync()
    {
        var (forms, packages) = (Directory.CreateDirectory(_folder.File("forms")).FullName, _folder.File("packages"));
        CityPackage.WriteForms(forms);
        await CommandLine.RunAsync("package", "keygen", _folder.File("publisher"));
        Directory.CreateDirectory(_folder.File("trust"));
        File.Copy(_folder.File("publisher.pem"), _folder.File(Path.Combine("trust", "某市财政局.pem")));
        var installed = await CommandLine.RunAsync("package", "install", await PackAsync("1.0.0", "1.0"), "--packages", packages, "--trust", _folder.File("trust"), "--data", _folder.File("data"));
        Assert.Equal((0, ""), (installed.ExitCode, installed.Error));
        _server = await PerfHostProcess.StartAsync(_folder.File("data"), ["--packages", packages, "--forms", forms, "--trust", _folder.File("trust")]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    private static JsonElement Mine(JsonElement listing) => listing.GetProperty("packages").EnumerateArray().Single(package => package.GetProperty("id").GetString() == "mycity");

    /// <summary>Applies every message of one subscription; the connection is never made anew.</summary>
    private async Task<BoardView> FollowAsync()
    {
        await using var client = await BoardClient.ConnectAsync(Server.Address, _cancellation);
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
        var board = new LiveBoard(Server, CityPackage.Board);
        var observed = 0;
        while (!stop.IsCancellationRequested)
        {
            await board.ObserveAsync("s1", "i001", observed++ % 50, _cancellation);
        }

        return observed;
    }

    private async Task<string> PackAsync(string version, string share)
    {
        var source = CityPackage.Write(_folder.File($"source-{version}"), version, share);
        var file = _folder.File($"mycity-{version}.perfpack");
        var packed = await CommandLine.RunAsync("package", "pack", source, "--key", _folder.File("publisher.key"), "-o", file);
        Assert.Equal((0, ""), (packed.ExitCode, packed.Error));
        return file;
    }

    private async Task DoneAsync(string expected, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["package", .. arguments, "--data", _folder.File("data")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(HttpMethod method, string path, string? file)
    {
        using var request = Request(method, path);
        request.Content = file is null ? null : new ByteArrayContent(await File.ReadAllBytesAsync(file, _cancellation));
        using var answer = await Server.Http.SendAsync(request, _cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(_cancellation));
        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("changed").GetBoolean());
    }

    private async Task RefusedAsync(HttpMethod method, string path, HttpStatusCode expected, string words, string? file = null)
    {
        using var request = Request(method, path);
        request.Content = file is null ? null : new ByteArrayContent(await File.ReadAllBytesAsync(file, _cancellation));
        using var answer = await Server.Http.SendAsync(request, _cancellation);
        var said = await answer.Content.ReadAsStringAsync(_cancellation);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode} {said}");
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("observations", said, StringComparison.Ordinal);
    }

    private Task<JsonElement> ListAsync() => GetAsync("");

    private async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Server.Http.SendAsync(Request(HttpMethod.Get, path), _cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation);
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, $"/api/packages{path}")
    {
        Headers = { { "X-PerfHost-Secret", File.ReadAllText(_folder.File(Path.Combine("data", "server.secret"))) } },
    };
}
