using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PerfHost.Scripting.Guards;

/// <summary>
/// What compiled rules call at their guard points; <see cref="GuardRewriter"/> writes the calls. Rules cannot name it.
/// It stands here and not in the rule's own assembly because statics of a collectible assembly are slow to reach.
/// Safe for use by many threads; every run stays on one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Guard
{
    /// <summary>Half of what the runtime holds back when it is asked for stack, on the smallest of its platforms.</summary>
    private const uint Granted = 32 * 1024;

    private const long CountedAt = 64 * 1024;

    // Up at first: the first run finds it so and starts the watch.
    private static volatile bool s_alarm = true;

    [ThreadStatic]
    private static GuardedRun? t_run;

    // The complement of the lowest address of this thread at which the runtime granted stack, so that it begins at the top.
    [ThreadStatic]
    private static nuint t_notDeepest;

    /// <summary>True while runs should look whether they have passed a limit. As long as any run is watched, it is true.</summary>
    public static bool Alarm => s_alarm;

    internal static void SetAlarm(bool up) => s_alarm = up;

    /// <summary>
    /// At the beginning of a run that has a loop, a delegate or a call cycle, when the alarm is up. A run that begins
    /// while it is down need not say so: nothing is then known of an earlier one on its thread that could be taken for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Enter()
    {
        (t_run ?? First()).Begin();
        if (!RuleWatch.IsArmed)
        {
            RuleWatch.Arm();
        }
    }

    /// <summary>At the beginning of a run that also makes texts or lists of unknown size: they count from here.</summary>
    public static void EnterCounted()
    {
        if (s_alarm)
        {
            Enter();
        }

        var run = t_run ?? First();
        run.Uncounted = 0;
        run.MadeBefore = -1;
    }

    /// <summary>When the alarm is up, on back edges and in delegates.</summary>
    /// <exception cref="RuleStoppedException">A limit was passed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Check()
    {
        var run = t_run ?? First();
        if (run.Deadline != 0)
        {
            CheckWatched(run);
        }
        else if (run.SeenAt == 0)
        {
            run.SeenAt = RuleWatch.Tick;
        }
        else if (RuleWatch.Tick - run.SeenAt > 1)
        {
            // Still there, or another that began while the alarm was down. That one is watched for nothing until it ends.
            Notice(run);
        }
    }

    /// <summary>On entry of a delegate, or of a function on a call cycle that is handed about.</summary>
    /// <exception cref="RuleStoppedException">A limit was passed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    public static unsafe void Call()
    {
        // Asking the runtime costs as much as a small function. What it once granted below an address of this thread it
        // would grant again: so much stack is left below it that nobody need ask before half of that is used.
        byte here;
        if ((nuint)(&here) + Granted < ~t_notDeepest)
        {
            Deepen((nuint)(&here));
        }

        if (s_alarm)
        {
            Check();
        }
    }

    /// <summary>The same where a guard must stand within an expression.</summary>
    /// <returns>Always true.</returns>
    public static bool Called()
    {
        Call();
        return true;
    }

    /// <summary>Hands a value on, after <see cref="Called"/>.</summary>
    /// <param name="called">What <see cref="Called"/> gave.</param>
    /// <param name="value">The value.</param>
    public static T Pass<T>(bool called, T value) => value;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Deepen(nuint here)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(t_run, StopReason.Recursion, "规则递归过深，已停止。请改用循环，或检查递归是否会结束。");
        }

        t_notDeepest = ~here;
    }

    /// <summary>Something that is made takes about so many bytes. The thread's own count is asked for only now and then: it costs more than making a short text.</summary>
    private static void Count(long bytes)
    {
        var run = t_run ?? First();
        if ((run.Uncounted += bytes) <= CountedAt)
        {
            return;
        }

        run.Uncounted = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        run.MadeBefore = run.MadeBefore < 0 ? allocated : run.MadeBefore;
        Limit(run, allocated - run.MadeBefore);
    }

    private static void Notice(GuardedRun run)
    {
        run.Deadline = Environment.TickCount64 + (long)RuleLimits.Current.Time.TotalMilliseconds;
        run.AllocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        RuleWatch.Register(run);
    }

    private static void CheckWatched(GuardedRun run)
    {
        var now = Environment.TickCount64;
        if (now > run.Deadline + RuleWatch.Forgotten)
        {
            Notice(run);
        }
        else if (now >= run.Deadline)
        {
            throw Stop(run, StopReason.Time, $"规则运行超过 {RuleLimits.Current.Time.TotalSeconds:0.###} 秒，已停止。请检查循环是否会结束。");
        }
        else
        {
            Limit(run, GC.GetAllocatedBytesForCurrentThread() - run.AllocatedBefore);
        }
    }

    private static void Limit(GuardedRun run, long bytes)
    {
        if (bytes > RuleLimits.Current.Bytes)
        {
            throw Stop(run, StopReason.Memory, $"规则占用内存超过 {RuleLimits.Current.Bytes >> 20} MiB，已停止。请检查是否在循环中不断增加内容。");
        }
    }

    /// <summary>The run on this thread has ended; it was watched if the alarm is up.</summary>
    private static void End()
    {
        if (s_alarm)
        {
            t_run?.End();
        }
    }

    private static RuleStoppedException Stop(GuardedRun? run, StopReason reason, string message)
    {
        run?.End();
        return new RuleStoppedException(reason, message);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static GuardedRun First() => t_run = new GuardedRun();
}
