namespace PerfHost.Benchmarks;

/// <summary>How long several things took, round by round. Immutable.</summary>
/// <param name="times">The microseconds of one repetition, by thing and round.</param>
public sealed class RoundTimes(double[][] times)
{
    /// <summary>The median microseconds of one repetition of a thing.</summary>
    /// <param name="thing">Its place.</param>
    public double this[int thing] => Median(times[thing]);

    /// <summary>
    /// How many times as fast a thing is as another: the median of what the rounds say. Within a round both ran one after
    /// the other, so that a slow minute of the machine hits both.
    /// </summary>
    /// <param name="thing">The thing.</param>
    /// <param name="against">The other.</param>
    public double Ratio(int thing, int against) => Median([.. times[thing].Zip(times[against], (own, other) => other / own)]);

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
