using System.Threading.Channels;

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

    private readonly Func<string> _look;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? _watcher;
    private string _stamp;

    /// <param name="folder">The folder; it may be missing.</param>
    /// <param name="stamp">A short text that differs when what is followed in the folder does.</param>
    /// <param name="time">The clock.</param>
    public FolderChanges(string folder, Func<string> stamp, TimeProvider time)
    {
        (_look, _time) = (stamp, time);
        _stamp = Stamp();
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
        while (Stamp() == _stamp)
        {
            using var timer = _time.CreateTimer(_ => _told.Writer.TryWrite(true), null, Look, Timeout.InfiniteTimeSpan);
            await _told.Reader.ReadAsync(cancellation);
        }

        for (var round = 0; round < MostRounds; round++)
        {
            var before = Stamp();
            await Task.Delay(Quiet, _time, cancellation);
            _stamp = Stamp();
            if (_stamp == before)
            {
                return;
            }
        }
    }

    public void Dispose() => _watcher?.Dispose();

    /// <summary>A folder that cannot be read at this moment is not as it was; whoever looks says why.</summary>
    private string Stamp()
    {
        try
        {
            return _look();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Tell(object sender, FileSystemEventArgs args) => _told.Writer.TryWrite(true);
}
