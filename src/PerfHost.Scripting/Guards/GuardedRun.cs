namespace PerfHost.Scripting.Guards;

/// <summary>What the guards know of the run on one thread. Written by that thread, its number also read by the watch.</summary>
internal sealed class GuardedRun
{
    private volatile int _number;

    /// <summary>Changes when a run begins and when it ends, so that the watch can tell one from the next.</summary>
    public int Number => _number;

    /// <summary>The tick count at which the run is stopped; 0 until it is first noticed.</summary>
    public long Deadline { get; set; }

    /// <summary>What the thread had allocated when the run began or was first noticed; negative when not yet known.</summary>
    public long AllocatedBefore { get; set; } = -1;

    public void Begin()
    {
        _number++;
        Deadline = 0;
        AllocatedBefore = -1;
    }

    public void End() => _number++;
}
