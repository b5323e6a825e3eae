using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfHost.SystemTests.Running;

/// <summary>A running <c>perfhost serve</c>. Ready when it says where it listens and answers there; killed at the end.</summary>
public sealed partial class PerfHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly RunningProgram _program;

    private PerfHostProcess(RunningProgram program, Uri address)
    {
        (_program, Address) = (program, address);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Asks it.</summary>
    public HttpClient Http { get; }

    /// <summary>What it has printed so far.</summary>
    public string Out => _program.Out;

    /// <summary>The messages it has printed so far.</summary>
    public string Error => _program.Error;

    /// <summary>Starts a server with a folder of forms.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="port">Its port; 0 for any that is free.</param>
    /// <param name="forms">The folder of forms; null for the published ones.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message has what it printed.</exception>
    public static Task<PerfHostProcess> StartAsync(string data, int port = 0, string? forms = null) =>
        StartAsync(data, ["--forms", forms ?? Path.Combine("examples", "published-forms")], port);

    /// <summary>Starts a server.</summary>
    /// <param name="data">Its data folder.</param>
    /// <param name="options">Further options.</param>
    /// <param name="port">Its port; 0 for any that is free.</param>
    /// <param name="environment">Variables to set; null for none.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer in time; the message has what it printed.</exception>
    public static async Task<PerfHostProcess> StartAsync(string data, IEnumerable<string> options, int port = 0, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var program = RunningProgram.Start(
            ["serve", "--data", data, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"), .. options],
            environment,
            onLine: line =>
            {
                if (AddressIn().Match(line) is { Success: true } match)
                {
                    listening.TrySetResult(new Uri(match.Value));
                }
            });
        var exit = program.ExitAsync(deadline.Token);
        if (await Task.WhenAny(listening.Task, exit) == exit)
        {
            await program.DisposeAsync();
            throw new InvalidOperationException($"The server did not start.\n{program.Out}\n{program.Error}");
        }

        var server = new PerfHostProcess(program, await listening.Task);
        (await server.Http.GetAsync("/health", deadline.Token)).EnsureSuccessStatusCode();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _program.DisposeAsync();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressIn();
}
