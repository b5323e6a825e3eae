using PerfHost.Loading.Development;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>Follows the folders under development: a change that compiles and passes the cases is in force within a second, any other is refused with its place.</summary>
public sealed partial class DevelopmentWatch(DevelopmentFolders folders, PackageSwap swap, TimeProvider time, ILogger<DevelopmentWatch> logger) : BackgroundService
{
    private const string Person = "perfhost serve --watch";

    /// <summary>Takes the folder in as it is now.</summary>
    /// <param name="folder">One of the folders.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What became of it; null when nothing differs from the last time.</returns>
    /// <exception cref="IOException">A file went away while it was read.</exception>
    public async Task<SwapResult?> TakeAsync(DevelopmentFolder folder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.CopyIfChanged() is not { } copy)
        {
            return null;
        }

        var result = await swap.PutAsync(new PackageCandidate(copy.Package, PackageKind.Development, copy.Rules, copy.Root), Person, "开发文件夹中的文件已修改", cancellation);
        foreach (var problem in result.Problems)
        {
            Refused(logger, Path.Combine(folder.Path, problem), result.From?.Version ?? "—");
        }

        if (result.HasChanged)
        {
            Swapped(logger, result.Package, result.To!.Version, result.To.Hash.ToString()[..12]);
        }

        return result;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(folders.Folders.Select(folder => FollowAsync(folder, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task FollowAsync(DevelopmentFolder folder, CancellationToken cancellation)
    {
        using var changes = new FolderChanges(folder.Path, () => ShadowCopy.Stamp(folder.Path), time);
        while (true)
        {
            try
            {
                await TakeAsync(folder, cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // In the middle of being written: it is quiet again before the next look.
                Unreadable(logger, folder.Path, error.Message);
            }

            await changes.NextAsync(cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}\n未生效，{Version} 版继续使用。")]
    private static partial void Refused(ILogger logger, string problem, string version);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Package} {Version}（{Hash}）已生效")]
    private static partial void Swapped(ILogger logger, string package, string version, string hash);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder}：{Message}")]
    private static partial void Unreadable(ILogger logger, string folder, string message);
}
