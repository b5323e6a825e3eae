using System.Runtime.CompilerServices;

namespace PerfHost.Scripting.Guards;

/// <summary>
/// The guards of functions on a call cycle. They look at what the run keeps instead of asking the thread, and where it is
/// time to do more, the function does it and begins again: so the processor keeps its arguments at hand in all other calls.
/// </summary>
public static partial class Guard
{
    /// <summary>At the beginning of a run with such functions.</summary>
    /// <returns>What the run keeps.</returns>
    public static CallWatch Calls() => new() { Deepest = ~t_notDeepest };

    /// <summary>On entry of such a function: whether it is time for <see cref="Look"/>.</summary>
    /// <param name="calls">What the run keeps.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static unsafe bool IsDue(ref CallWatch calls)
    {
        byte here;
        return (nuint)(&here) + Granted < calls.Deepest || (s_alarm && calls.SeenAt != RuleWatch.Tick);
    }

    /// <summary>When it is time. Afterwards it is not, until the watch looks again or the stack is used up to here.</summary>
    /// <param name="calls">What the run keeps.</param>
    /// <exception cref="RuleStoppedException">A limit was passed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static unsafe void Look(ref CallWatch calls)
    {
        byte here;
        if ((nuint)(&here) + Granted < calls.Deepest)
        {
            Deepen((nuint)(&here));
            calls.Deepest = (nuint)(&here);
        }

        if (s_alarm)
        {
            calls.SeenAt = RuleWatch.Tick;
            Check();
        }
    }
}
