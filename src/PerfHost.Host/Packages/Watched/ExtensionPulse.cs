using PerfHost.Loading.Installing;

namespace PerfHost.Host.Packages.Watched;

/// <summary>
/// How one extension of a package is doing. After too many faults in a row, or when it hangs, it is stopped: it is not
/// asked again until another version comes into force or the host starts anew. Safe for many threads.
/// </summary>
/// <param name="package">The package's id.</param>
/// <param name="version">The package's version.</param>
/// <param name="key">The extension's key.</param>
/// <param name="mostFaults">How many faults in a row stop it; at least 1.</param>
/// <param name="running">Where it stands that a thread is in the package, should the process end there; null nowhere.</param>
/// <param name="number">The package's number there.</param>
public sealed class ExtensionPulse(string package, string version, string key, int mostFaults, RunningPackages? running, int number)
{
    [ThreadStatic]
    private static RunningThread? t_thread;

    private volatile int _inARow;
    private volatile string? _stopped;

    /// <summary>Package, version and key in one line.</summary>
    public string Name { get; } = $"{package} {version} {key}";

    /// <summary>Why it is stopped, in Chinese; null while it is asked.</summary>
    public string? Stopped => _stopped;

    /// <summary>The thread goes into the extension.</summary>
    /// <exception cref="ExtensionStoppedException">It is stopped.</exception>
    internal RunningThread Enter()
    {
        if (_stopped is { } why)
        {
            throw new ExtensionStoppedException(why);
        }

        var thread = t_thread ??= RunningThread.Add();
        thread.Enter(this);
        return thread;
    }

    /// <summary>The thread at a place is in the package.</summary>
    internal void Mark(int place) => running?.Enter(place, number);

    /// <summary>It is not any more.</summary>
    internal void Unmark(int place) => running?.Leave(place);

    /// <summary>It answered.</summary>
    internal void Passed()
    {
        if (_inARow != 0)
        {
            _inARow = 0;
        }
    }

    /// <summary>It let an exception out.</summary>
    internal void Faulted()
    {
        if (Interlocked.Increment(ref _inARow) >= mostFaults)
        {
            Stop($"连续出错 {mostFaults} 次，已停用");
        }
    }

    /// <summary>Stops it.</summary>
    /// <param name="why">Why, in Chinese.</param>
    internal void Stop(string why) => _stopped ??= $"{Name} {why}。请安装改正后的版本或退回上一版本。";
}
