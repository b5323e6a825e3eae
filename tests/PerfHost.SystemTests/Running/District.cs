namespace PerfHost.SystemTests.Running;

/// <summary>One server with the demonstration district for all tests of a class. Its day stands still.</summary>
public sealed class District : IAsyncLifetime
{
    /// <summary>The id of its board.</summary>
    public const string Board = "shifan";

    private readonly TemporaryFolder _data = new();
    private PerfHostProcess? _process;

    /// <summary>The server.</summary>
    public PerfHostProcess Process => _process ?? throw new InvalidOperationException("The server has not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _process = await PerfHostProcess.StartAsync(_data.Path, ["--demo", "--replay-speed", "0"]);

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
