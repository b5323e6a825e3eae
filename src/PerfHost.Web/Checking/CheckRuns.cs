using System.Security.Cryptography;

namespace PerfHost.Web.Checking;

/// <summary>
/// The runs that visitors are looking at. Nothing is written anywhere: a run ends with the server, when it was not used
/// for <see cref="CheckLimits.KeptFor"/>, or when newer ones need its room. Safe for many threads.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class CheckRuns(TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (CheckRun Run, DateTimeOffset Used)> _runs = new(StringComparer.Ordinal);

    /// <summary>How many files are checked at once, over all visitors: a workbook may unpack to many times its size.</summary>
    public SemaphoreSlim Gate { get; } = new(Math.Max(1, Environment.ProcessorCount));

    /// <summary>Begins a run.</summary>
    public CheckRun Open()
    {
        var run = new CheckRun(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        lock (_lock)
        {
            _runs.Add(run.Id, (run, time.GetUtcNow()));
            MakeRoom(run.Id);
        }

        return run;
    }

    /// <summary>The run of that id; null when there is none, or no longer.</summary>
    /// <param name="id">The id.</param>
    public CheckRun? Find(string? id)
    {
        lock (_lock)
        {
            MakeRoom(id);
            if (id is null || !_runs.TryGetValue(id, out var known))
            {
                return null;
            }

            _runs[id] = known with { Used = time.GetUtcNow() };
            return known.Run;
        }
    }

    /// <summary>Forgets a run.</summary>
    /// <param name="id">The id.</param>
    public void Close(string? id)
    {
        lock (_lock)
        {
            _runs.Remove(id ?? "");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Gate.Dispose();

    private void MakeRoom(string? keep)
    {
        var oldest = time.GetUtcNow() - CheckLimits.KeptFor;
        foreach (var (id, (_, used)) in _runs.ToArray())
        {
            if (used < oldest)
            {
                _runs.Remove(id);
            }
        }

        foreach (var id in _runs.Where(run => run.Key != keep).OrderBy(run => run.Value.Used).Select(run => run.Key).ToArray())
        {
            if (_runs.Count <= CheckLimits.Runs && _runs.Values.Sum(run => run.Run.Characters) <= CheckLimits.AllCharacters)
            {
                break;
            }

            _runs.Remove(id);
        }
    }
}
