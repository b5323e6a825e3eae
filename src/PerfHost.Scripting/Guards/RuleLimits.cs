namespace PerfHost.Scripting.Guards;

/// <summary>How long one run of a rule may take and how much it may allocate. Immutable.</summary>
/// <param name="Time">
/// Wall-clock time, from when the run is seen to be long (at most 120 ms after it began on an idle machine). More than zero.
/// </param>
/// <param name="Bytes">Bytes allocated by the run from then on, also when they were freed at once; arrays and texts of unknown size count from the start. More than zero.</param>
public sealed record RuleLimits(TimeSpan Time, long Bytes)
{
    [ThreadStatic]
    private static RuleLimits? t_current;

    /// <summary>Two seconds and 64 MiB: far more than a rule over the largest population needs.</summary>
    public static RuleLimits Default { get; } = new(TimeSpan.FromSeconds(2), 64L << 20);

    internal static RuleLimits Current => t_current ?? Default;

    /// <summary>Runs something whose rules, on this thread, are held to these limits.</summary>
    /// <param name="run">What runs the rule.</param>
    public T Hold<T>(Func<T> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var before = t_current;
        t_current = this;
        try
        {
            return run();
        }
        finally
        {
            t_current = before;
        }
    }
}
