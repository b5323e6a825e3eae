namespace PerfHost.SystemTests.Running;

/// <summary>One server with the published forms for all tests of a class.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private PerfHostProcess? _process;

    /// <summary>The server.</summary>
    public PerfHostProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Its data folder.</summary>
    public string Data => _data.Path;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _process = await PerfHostProcess.StartAsync(Data);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _data.Dispose();
    }
}
