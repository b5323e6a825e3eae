namespace PerfHost.SystemTests.Running;

/// <summary>The server with the demonstration district that all tests look at together. Its day stands still.</summary>
/// <param name="servers">Has it.</param>
public sealed class District(SharedServers servers) : IAsyncLifetime
{
    /// <summary>The id of its board.</summary>
    public const string Board = "shifan";

    private PerfHostProcess? _process;

    /// <summary>The server.</summary>
    public PerfHostProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _process = await servers.DistrictAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
