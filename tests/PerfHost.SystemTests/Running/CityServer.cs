using System.Net.Http.Json;
using System.Text.Json;
using PerfHost.SystemTests.Live;

namespace PerfHost.SystemTests.Running;

/// <summary>
/// A server with the package of <see cref="CityPackage"/> installed, signed by a publisher whom it trusts, and the board of
/// one county. As a shared fixture it is for tests that leave it as it was.
/// </summary>
public sealed class CityServer : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(200)).Token;
    private readonly TemporaryFolder _folder = new();
    private PerfHostProcess? _server;

    /// <summary>Changes the source of every package before it is packed; null changes nothing.</summary>
    internal Action<string>? Change { get; init; }

    /// <summary>The running server.</summary>
    internal PerfHostProcess Process => _server!;

    internal HttpClient Http => Process.Http;

    internal LiveBoard Board => new(Process, CityPackage.Board);

    /// <summary>What shows that a request comes from the server's own user.</summary>
    internal string Secret => System.IO.File.ReadAllText(File(Path.Combine("data", "server.secret")));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        CityPackage.WriteForms(Directory.CreateDirectory(File("forms")).FullName);
        await CommandLine.RunAsync("package", "keygen", File("publisher"));
        Directory.CreateDirectory(File("trust"));
        System.IO.File.Copy(File("publisher.pem"), File(Path.Combine("trust", "某市财政局.pem")));
        await DoneAsync("已安装 mycity 1.0.0", "install", await PackAsync("1.0.0", "1.0"), "--packages", File("packages"), "--trust", File("trust"));
        await StartAsync("--forms", File("forms"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>A path in the folder that belongs to this server alone.</summary>
    internal string File(string name) => _folder.File(name);

    /// <summary>Starts the server, again after it was ended.</summary>
    internal async Task StartAsync(params string[] more) =>
        _server = await PerfHostProcess.StartAsync(File("data"), ["--packages", File("packages"), "--trust", File("trust"), .. more]);

    /// <summary>Ends it as a power cut does.</summary>
    internal ValueTask KillAsync() => Process.DisposeAsync();

    /// <summary>Packs a version of the package.</summary>
    internal async Task<string> PackAsync(string version, string share = "1.0")
    {
        var source = CityPackage.Write(File($"source-{version}"), version, share);
        Change?.Invoke(source);
        var file = File($"mycity-{version}.perfpack");
        await DoneAsync("已打包", "pack", source, "--key", File("publisher.key"), "-o", file);
        return file;
    }

    /// <summary>Runs <c>perfhost package …</c>, which goes to the server while it runs.</summary>
    internal async Task DoneAsync(string expected, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["package", .. arguments, .. arguments[0] == "pack" ? [] : (string[])["--data", File("data")]]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    /// <summary>How the server says that the package is.</summary>
    internal async Task<JsonElement> MineAsync() => (await GetAsync("/mycity")).GetProperty("status");

    /// <summary>Waits until it is known what became of the memory of the version that was taken out of force.</summary>
    internal async Task<JsonElement> UnloadedAsync()
    {
        while (true)
        {
            if (await MineAsync() is var mine && mine.GetProperty("isUnloaded").ValueKind != JsonValueKind.Null)
            {
                return mine;
            }

            await Task.Delay(200, _cancellation);
        }
    }

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Http.SendAsync(Request(HttpMethod.Get, path), _cancellation);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation);
    }

    /// <summary>A request to <c>/api/packages</c> by the server's own user.</summary>
    internal HttpRequestMessage Request(HttpMethod method, string path) => new(method, $"/api/packages{path}")
    {
        Headers = { { "X-PerfHost-Secret", Secret } },
    };
}
