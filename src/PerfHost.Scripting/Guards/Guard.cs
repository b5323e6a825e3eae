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
    private static volatile bool s_alarm;

    [ThreadStatic]
    private static GuardedRun? t_run;

    /// <summary>True while runs should look whether they have passed a limit.</summary>
    public static bool Alarm => s_alarm;

    internal static void SetAlarm(bool up) => s_alarm = up;

    /// <summary>At the beginning of a run that has a loop, a delegate or a call cycle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        (t_run ?? First()).Begin();
        if (!RuleWatch.IsArmed)
        {
            RuleWatch.Arm();
        }
    }

    /// <summary>At the beginning of a run that also makes texts or lists of unknown size: its bytes count from here.</summary>
    public static void EnterCounted()
    {
        Enter();
        t_run!.AllocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>When the alarm is up, on back edges and in delegates.</summary>
    /// <exception cref="RuleStoppedException">A limit was passed.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Check()
    {
        var run = t_run ?? First();
        var now = Environment.TickCount64;
        if (run.Deadline == 0)
        {
            run.Deadline = now + (long)RuleLimits.Current.Time.TotalMilliseconds;
            RuleWatch.Register(run);
        }
        else if (now >= run.Deadline)
        {
            throw Stop(run, StopReason.Time, $"规则运行超过 {RuleLimits.Current.Time.TotalSeconds:0.###} 秒，已停止。请检查循环是否会结束。");
        }

        CheckBytes(run);
    }

    /// <summary>On entry of a function that lies on a call cycle.</summary>
    /// <exception cref="RuleStoppedException">A limit was passed.</exception>
    public static void Call()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(t_run, StopReason.Recursion, "规则递归过深，已停止。请改用循环，或检查递归是否会结束。");
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

    private static void CheckBytes(GuardedRun? run)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        if (run is null || run.AllocatedBefore < 0)
        {
            (run ?? First()).AllocatedBefore = allocated;
        }
        else if (allocated - run.AllocatedBefore > RuleLimits.Current.Bytes)
        {
            throw Stop(run, StopReason.Memory, $"规则占用内存超过 {RuleLimits.Current.Bytes >> 20} MiB，已停止。请检查是否在循环中不断增加内容。");
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
