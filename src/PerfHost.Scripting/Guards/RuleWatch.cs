namespace PerfHost.Scripting.Guards;

/// <summary>
/// Raises the alarm that guarded rules look at. A raised alarm costs time on every loop, so it is up for a millisecond in
/// fifty; a run that meets it a second time is long, and while there is a long run it stays up. A thread of its own, because
/// a pool may be exhausted; it rests when no rule has run for a minute.
/// </summary>
internal static class RuleWatch
{
    private const int Pause = 49;
    private const int QuietRounds = 1200;

    /// <summary>After so many milliseconds beyond its deadline a run is taken to have thrown; it would long have been stopped.</summary>
    public const int Forgotten = 10_000;

    private static readonly AutoResetEvent Wake = new(false);
    private static readonly List<(GuardedRun Run, int Number, long ForgetAt)> Long = [];
    private static readonly Lock Gate = new();
    private static int s_started;
    private static int s_armed;
    private static volatile int s_tick = 1;

    /// <summary>Goes up with every look that the watch takes; never 0. Runs shorter than the time between two looks never see it change twice.</summary>
    public static int Tick => s_tick;

    /// <summary>False once in a while, so that the watch learns that rules are still run.</summary>
    public static bool IsArmed => Volatile.Read(ref s_armed) != 0;

    public static void Arm()
    {
        Volatile.Write(ref s_armed, 1);
        Wake.Set();
        if (Interlocked.Exchange(ref s_started, 1) == 0)
        {
            new Thread(Watch, 64 * 1024) { IsBackground = true, Name = "rule watch", Priority = ThreadPriority.AboveNormal }.Start();
        }
    }

    /// <summary>Keeps the alarm up until the run has ended, at the longest for ten seconds after its deadline.</summary>
    public static void Register(GuardedRun run)
    {
        lock (Gate)
        {
            Long.Add((run, run.Number, run.Deadline + Forgotten));

            // A watched run must find the alarm up when it ends.
            Guard.SetAlarm(true);
        }
    }

    private static void Watch()
    {
        var quiet = 0;
        while (true)
        {
            if (quiet >= QuietRounds)
            {
                // Up, so that the next run comes by and wakes the watch.
                Guard.SetAlarm(true);
                Wake.WaitOne();
                quiet = 0;
            }

            while (!LowerAlarm())
            {
                Thread.Sleep(1);
            }

            Thread.Sleep(Pause);
            quiet = Interlocked.Exchange(ref s_armed, 0) == 0 ? quiet + 1 : 0;
            Count();
            Guard.SetAlarm(true);
            Thread.Sleep(1);
        }
    }

    private static void Count() => s_tick = s_tick == int.MaxValue ? 1 : s_tick + 1;

    /// <returns>False while there are long runs: the alarm then stays up.</returns>
    private static bool LowerAlarm()
    {
        Count();
        lock (Gate)
        {
            // A run that threw did not say that it ended.
            Long.RemoveAll(entry => entry.Run.Number != entry.Number || Environment.TickCount64 > entry.ForgetAt);
            if (Long.Count == 0)
            {
                Guard.SetAlarm(false);
            }

            return Long.Count == 0;
        }
    }
}
