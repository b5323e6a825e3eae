namespace PerfHost.UnitTests.Runtime;

/// <summary>Lets timers run faster, so that what a service does by itself is seen without waiting; says what time it is by another clock.</summary>
internal sealed class FastTime(double factor, TimeProvider? clock = null) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => (clock ?? System).GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Faster(dueTime), Faster(period));

    private TimeSpan Faster(TimeSpan span) => span > TimeSpan.Zero ? TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / factor)) : span;
}
