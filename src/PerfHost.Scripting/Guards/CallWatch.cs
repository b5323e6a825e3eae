using System.ComponentModel;

namespace PerfHost.Scripting.Guards;

/// <summary>What a run keeps for its functions that call one another. Rules cannot name it. Belongs to one run on one thread.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CallWatch
{
    /// <summary>The lowest address of the thread's stack at which the runtime granted more.</summary>
    internal nuint Deepest { get; set; }

    /// <summary>The watch's tick at which the run last looked; 0 before.</summary>
    internal int SeenAt { get; set; }
}
