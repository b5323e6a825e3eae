using PerfHost.Engine.Facts;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>What is remembered of a source between readings. Immutable; durable before and after every append.</summary>
public sealed record SourceState
{
    /// <summary>How many failures in a row suspend a source: it then waits for a person.</summary>
    public const int MostFailures = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Where the last reading ended; null before the first.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many batches were begun; part of their keys.</summary>
    public long Batches { get; init; }

    /// <summary>The ledger's sequence after the last append; 0 before the first.</summary>
    public long Sequence { get; init; }

    /// <summary>A batch that may or may not be in the ledger yet; null when none is on its way.</summary>
    public PendingBatch? Pending { get; init; }

    /// <summary>When it was first seen; the promise of fresh values counts from then.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the last reading began; null before the first.</summary>
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>When a reading last brought a new value; null when none did.</summary>
    public DateTimeOffset? LastNew { get; init; }

    /// <summary>Failed readings in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Before this nothing is tried again; null after a success, and where nothing is tried again by itself.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Why the last reading failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>What the last reading brought that brought anything.</summary>
    public SourceTally Last { get; init; } = new(0, 0, 0);

    /// <summary>True when it failed so often that only a person starts it again.</summary>
    public bool IsSuspended => Failures >= MostFailures;

    /// <summary>The state after a reading that failed: a minute's wait, then twice as long each time.</summary>
    /// <param name="error">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="isScheduled">False for a source that is only read by hand: nothing tries it again.</param>
    public SourceState Failed(string error, DateTimeOffset now, bool isScheduled)
    {
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Failures));
        var failures = Failures + 1;
        return this with { Failures = failures, Error = error, RetryAt = failures >= MostFailures || !isScheduled ? null : now + (wait < LongestWait ? wait : LongestWait) };
    }

    /// <summary>Whether a promised value did not come.</summary>
    /// <param name="source">The promise.</param>
    /// <param name="now">When it is asked.</param>
    public bool IsOverdue(SourceConfig source, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.FreshWithin is { } within && (LastNew ?? Since) is { } since && now - since > within;
    }
}

/// <summary>A batch on its way into the ledger: what is appended, under which key, and where reading goes on afterwards.</summary>
/// <param name="Key">The idempotency key.</param>
/// <param name="Cursor">The cursor behind the batch.</param>
/// <param name="Observations">What is appended.</param>
public sealed record PendingBatch(string Key, string? Cursor, IReadOnlyList<ObservationRecorded> Observations);
