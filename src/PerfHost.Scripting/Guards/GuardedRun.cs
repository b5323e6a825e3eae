namespace PerfHost.Scripting.Guards;

/// <summary>What the guards know of the run on one thread. Written by that thread, its number also read by the watch.</summary>
internal sealed class GuardedRun
{
    private volatile int _number;

    /// <summary>Changes when a run begins and when it ends while the alarm is up, so that the watch can tell one from the next.</summary>
    public int Number => _number;

    /// <summary>The watch's tick at which the run was first seen; 0 until then.</summary>
    public int SeenAt { get; set; }

    /// <summary>The tick count at which the run is stopped; 0 until it is watched, which it is when it is seen for long.</summary>
    public long Deadline { get; set; }

    /// <summary>What the thread had allocated when it was first watched.</summary>
    public long AllocatedBefore { get; set; }

    /// <summary>What was made since the thread's count was last asked for, in bytes, about.</summary>
    public long Uncounted { get; set; }

    /// <summary>What the thread had allocated when the run had first made much; negative until then.</summary>
    public long MadeBefore { get; set; } = -1;

    public void Begin()
    {
        _number++;
        Deadline = 0;
        SeenAt = 0;
    }

    public void End() => Begin();
}
