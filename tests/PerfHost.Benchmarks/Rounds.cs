using System.Diagnostics;

namespace PerfHost.Benchmarks;

/// <summary>Times things in rounds that take turns, so that a noisy minute hits all of them alike.</summary>
public static class Rounds
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <summary>The microseconds of one repetition of each thing.</summary>
    /// <param name="rounds">How many rounds are measured; an odd number.</param>
    /// <param name="things">What is timed, and how often it is repeated within a round.</param>
    public static RoundTimes Microseconds(int rounds, params (int Repetitions, Action Run)[] things)
    {
        ArgumentNullException.ThrowIfNull(things);

        // Until the runtime has compiled every path for the last time.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp * things.Length;)
        {
            foreach (var (repetitions, run) in things)
            {
                Time(repetitions, run);
            }
        }

        var times = Array.ConvertAll(things, _ => new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < things.Length; i++)
            {
                times[i][round] = Time(things[i].Repetitions, things[i].Run);
            }
        }

        return new RoundTimes(times);
    }

    private static double Time(int repetitions, Action run)
    {
        // Nobody pays for the garbage of another.
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < repetitions; i++)
        {
            run();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / repetitions;
    }
}
