namespace PerfHost.SystemTests.Running;

/// <summary>The server with the published forms that all tests look at together; who changes anything takes a <see cref="DemoServer"/>.</summary>
/// <param name="servers">Has it.</param>
public sealed class SharedDemo(SharedServers servers) : IAsyncLifetime
{
    private PerfHostProcess? _process;

    /// <summary>The server.</summary>
    public PerfHostProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>Its data folder.</summary>
    public string Data => servers.Forms;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _process = await servers.FormsAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
