using PerfHost.Loading;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>The data sources of this host, for the administrators' page.</summary>
internal sealed class SourceDesk(SourceRunner runner, TimeProvider time, IHostApplicationLifetime lifetime) : ISourceDesk
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public SourceList List()
    {
        try
        {
            return runner.List();
        }
        catch (Exception wrong) when (wrong is SourceConfigException or IOException or UnauthorizedAccessException)
        {
            return new SourceList(Path.Combine(runner.DataFolder, SourcesFile.Name), [], [wrong.Message]);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<RejectedRow> Rejections(string id, int most) =>
        List().Sources.Any(source => source.Id == id) ? [.. runner.Rejections(id, most)] : [];

    /// <inheritdoc/>
    public async Task<string?> StartAsync(string id)
    {
        // The reading belongs to the host, not to whoever asked for it: it goes on when the page is left.
        var reading = ReadAsync(id);
        await Task.WhenAny(reading, Task.Delay(Moment, time));
        return reading.IsCompleted ? await reading : null;
    }

    private async Task<string?> ReadAsync(string id)
    {
        try
        {
            await runner.RunAsync(id, lifetime.ApplicationStopping);
            return null;
        }
        catch (Exception wrong) when (wrong is SourceConfigException or PackageException or IOException or UnauthorizedAccessException)
        {
            return wrong.Message;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
