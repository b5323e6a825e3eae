using PerfHost.Loading.Installing;

namespace PerfHost.Host.Packages;

/// <summary>
/// What this host executes of packages, in files that outlive it however it ends. A package in whose first execution the
/// process ended starts quarantined, and so does one that went well before and in which it ended twice within a day. One
/// process at a time; safe for many threads, one package each.
/// </summary>
public sealed class PackageExecutions
{
    private readonly FirstExecutions _first;
    private readonly Crashes _crashes;
    private readonly TimeProvider _time;
    private readonly List<(string Id, string Hash)> _left;

    /// <summary>Opens the account.</summary>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="time">The clock.</param>
    public PackageExecutions(string folder, TimeProvider time)
    {
        (_first, _crashes, _time, Running) = (new FirstExecutions(folder), new Crashes(folder), time, RunningPackages.Open(folder));
        _left = [.. Running.Left];
    }

    /// <summary>Which packages are being executed.</summary>
    public RunningPackages Running { get; }

    /// <summary>The installed packages in which the last process ended for the first time: in force, and under suspicion.</summary>
    public IReadOnlyList<string> Suspected { get; private set; } = [];

    /// <inheritdoc cref="FirstExecutions.Begin"/>
    public void Begin(string id, string hash) => _first.Begin(id, hash);

    /// <inheritdoc cref="FirstExecutions.End"/>
    public void End(string id, string? provenHash)
    {
        _first.End(id, provenHash);
        _crashes.Forget(id);
    }

    /// <inheritdoc cref="FirstExecutions.IsProven"/>
    public bool IsProven(string id, string hash) => _first.IsProven(id, hash);

    /// <summary>Whether this content must not be loaded, because the process ended in it.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content.</param>
    public bool IsQuarantined(string id, string hash)
    {
        if (_first.IsQuarantined(id, hash))
        {
            return true;
        }

        if (!_left.Remove((id, hash)))
        {
            return false;
        }

        if (!_crashes.Count(id, hash, _time.GetUtcNow()))
        {
            Suspected = [.. Suspected, id];
            return false;
        }

        // It stays quarantined until somebody acts, however often the host starts.
        _first.Begin(id, hash);
        return true;
    }
}
