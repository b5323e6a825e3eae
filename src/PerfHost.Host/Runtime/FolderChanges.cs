using System.Threading.Channels;
using PerfHost.Loading.Development;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Tells when a folder changed and is quiet again: editors write a file in pieces, or write another and rename it. Where
/// the system does not tell of changes (network folders, too many watches) the folder is looked at every two seconds.
/// </summary>
internal sealed class FolderChanges : IDisposable
{
    private const int MostRounds = 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? _watcher;
    private string _stamp;

    public FolderChanges(string folder, TimeProvider time)
    {
        (_folder, _time, _stamp) = (folder, time, ShadowCopy.Stamp(folder));
        try
        {
            _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            _watcher.Changed += Tell;
            _watcher.Created += Tell;
            _watcher.Deleted += Tell;
            _watcher.Renamed += Tell;
            _watcher.Error += (_, _) => _told.Writer.TryWrite(true);
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            // No folder yet, or no watches left: looking has to do.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Waits for a change, and then until the folder is quiet.</summary>
    public async Task NextAsync(CancellationToken cancellation)
    {
        // Being told is a reason to look, not a change: editors touch files, and what is told late was seen already.
        while (ShadowCopy.Stamp(_folder) == _stamp)
        {
            using var timer = _time.CreateTimer(_ => _told.Writer.TryWrite(true), null, Look, Timeout.InfiniteTimeSpan);
            await _told.Reader.ReadAsync(cancellation);
        }

        for (var round = 0; round < MostRounds; round++)
        {
            var before = ShadowCopy.Stamp(_folder);
            await Task.Delay(Quiet, _time, cancellation);
            _stamp = ShadowCopy.Stamp(_folder);
            if (_stamp == before)
            {
                return;
            }
        }
    }

    public void Dispose() => _watcher?.Dispose();

    private void Tell(object sender, FileSystemEventArgs args) => _told.Writer.TryWrite(true);
}
