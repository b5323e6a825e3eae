namespace PerfHost.Sdk.Testing.Ledger;

/// <summary>A clock that shows what it was set to and may be set back, as an administrator's can.</summary>
public sealed class SettableClock : TimeProvider
{
    private long _ticks;

    /// <summary>Shows this instant until it is set.</summary>
    /// <param name="now">The instant.</param>
    public SettableClock(DateTimeOffset now) => Set(now);

    /// <summary>Sets the clock; safe for many threads.</summary>
    /// <param name="now">The instant.</param>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
}
