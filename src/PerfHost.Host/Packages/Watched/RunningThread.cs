namespace PerfHost.Host.Packages.Watched;

/// <summary>Which extension a thread is in. Written by its thread alone, read by whoever watches.</summary>
internal sealed class RunningThread
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<RunningThread>> All = [];

    private volatile ExtensionPulse? _inside;
    private volatile int _number;

    /// <summary>The extension it is in; null while it is in none.</summary>
    public ExtensionPulse? Inside => _inside;

    /// <summary>Another with every call, so that two looks can tell one long call from many.</summary>
    public int Number => _number;

    /// <summary>Makes the account of a thread; it goes with the thread.</summary>
    public static RunningThread Add()
    {
        var thread = new RunningThread();
        lock (Gate)
        {
            All.RemoveAll(known => !known.TryGetTarget(out _));
            All.Add(new WeakReference<RunningThread>(thread));
        }

        return thread;
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
    }

    public void Leave() => _inside = null;
}
