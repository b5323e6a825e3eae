using PerfHost.Loading.Installing;

namespace PerfHost.Host.Packages.Watched;

/// <summary>Which extension a thread is in. Written by its thread alone, read by whoever watches.</summary>
internal sealed class RunningThread
{
    private readonly int _place;
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<RunningThread>> All = [];

    private volatile ExtensionPulse? _inside;
    private volatile int _number;

    private RunningThread(int place) => _place = place;

    /// <summary>The extension it is in; null while it is in none.</summary>
    public ExtensionPulse? Inside => _inside;

    /// <summary>Another with every call, so that two looks can tell one long call from many.</summary>
    public int Number => _number;

    /// <summary>Makes the account of a thread; it goes with the thread.</summary>
    public static RunningThread Add()
    {
        lock (Gate)
        {
            // The place of a thread that is gone is free again.
            All.RemoveAll(known => !known.TryGetTarget(out _));
            var taken = All.Select(known => known.TryGetTarget(out var other) ? other._place : -1).ToHashSet();
            var thread = new RunningThread(Enumerable.Range(0, RunningPackages.Places).FirstOrDefault(place => !taken.Contains(place), RunningPackages.Places - 1));
            All.Add(new WeakReference<RunningThread>(thread));
            return thread;
        }
    }

    /// <summary>The threads that are in an extension now.</summary>
    public static IReadOnlyList<(RunningThread Thread, ExtensionPulse Inside, int Number)> Now()
    {
        var now = new List<(RunningThread, ExtensionPulse, int)>();
        lock (Gate)
        {
            foreach (var known in All)
            {
                if (known.TryGetTarget(out var thread) && thread.Inside is { } inside)
                {
                    now.Add((thread, inside, thread.Number));
                }
            }
        }

        return now;
    }

    public void Enter(ExtensionPulse pulse)
    {
        _number++;
        _inside = pulse;
        pulse.Mark(_place);
    }

    public void Leave()
    {
        _inside?.Unmark(_place);
        _inside = null;
    }
}
