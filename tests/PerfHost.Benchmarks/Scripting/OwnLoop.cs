using System.Reflection;
using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// Loops that ask one rule about many measurements, each compiled apart: generic code over value types is compiled for
/// every one of them, so that the runtime's guesses about one rule do not help or hurt another.
/// </summary>
public static class OwnLoop
{
    private static readonly MethodInfo Loop = typeof(OwnLoop).GetMethod(nameof(Sum), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static Type s_last = typeof(int);

    /// <summary>A loop of its own over some measurements.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="measurements">What is scored.</param>
    /// <returns>Runs once and gives the sum of the points.</returns>
    public static Func<double> Over(IIndicatorType rule, Measurement[] measurements)
    {
        s_last = typeof(Next<>).MakeGenericType(s_last);
        var loop = Loop.MakeGenericMethod(s_last).CreateDelegate<Func<IIndicatorType, Measurement[], double>>();
        return () => loop(rule, measurements);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Sum<TLoop>(IIndicatorType rule, Measurement[] measurements)
        where TLoop : struct
    {
        var sum = 0d;
        foreach (var measurement in measurements)
        {
            var points = rule.Evaluate(measurement).Points;
            sum += double.IsNaN(points) ? 0 : points;
        }

        return sum;
    }

    private readonly struct Next<T>;
}
