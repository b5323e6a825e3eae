[assembly: AssemblyFixture(typeof(PerfHost.SystemTests.Running.SharedServers))]

namespace PerfHost.SystemTests.Running;

/// <summary>Servers for all tests that only look: started when the first of them asks, ended after the last.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<PerfHostProcess>> _forms;
    private readonly Lazy<Task<PerfHostProcess>> _district;

    /// <summary>Starts nothing yet.</summary>
    public SharedServers()
    {
        _forms = new(() => PerfHostProcess.StartAsync(Forms));
        _district = new(() => PerfHostProcess.StartAsync(_folder.File("district"), ["--demo", "--replay-speed", "0"]));
    }

    /// <summary>The data folder of the server with the published forms.</summary>
    public string Forms => _folder.File("forms");

    /// <summary>A server with the published forms.</summary>
    public Task<PerfHostProcess> FormsAsync() => _forms.Value;

    /// <summary>A server with the demonstration district, whose day stands still.</summary>
    public Task<PerfHostProcess> DistrictAsync() => _district.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in new[] { _forms, _district }.Where(server => server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await server.Value).DisposeAsync();
        }

        _folder.Dispose();
    }
}
