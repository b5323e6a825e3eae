using System.Threading.Channels;

namespace PerfHost.Host.Commands;

/// <summary>Tells that something in a folder has changed. What changes while nobody waits is told to the next who does.</summary>
internal sealed class FolderChanges : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher _watcher;

    /// <summary>Watches from now on.</summary>
    /// <param name="folder">The folder, with all that is in it.</param>
    public FolderChanges(string folder)
    {
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _watcher.Changed += (_, _) => Note();
        _watcher.Created += (_, _) => Note();
        _watcher.Deleted += (_, _) => Note();
        _watcher.Renamed += (_, _) => Note();

        // Too many at once to be told apart: that is a change, too.
        _watcher.Error += (_, _) => Note();
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits for a change, and until it is quiet: an editor writes a file in several steps.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False when given up.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        try
        {
            do
            {
                await _changes.Reader.ReadAsync(cancellation);
                await Task.Delay(Quiet, cancellation);
            }
            while (_changes.Reader.TryPeek(out _));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _watcher.Dispose();

    private void Note() => _changes.Writer.TryWrite(true);
}
