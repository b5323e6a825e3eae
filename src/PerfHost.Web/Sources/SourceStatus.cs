namespace PerfHost.Web.Sources;

/// <summary>How a data source is, for people and for the HTTP API.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Package and key.</param>
/// <param name="Jurisdiction">Whose ledger takes its values.</param>
/// <param name="State"><c>new</c>, <c>ok</c>, <c>running</c>, <c>failing</c> (it is tried again), <c>suspended</c> (a person has to start it).</param>
/// <param name="Overdue">A promised value did not come in time.</param>
/// <param name="Schedule">When it is read; null when only by hand.</param>
/// <param name="LastRun">When the last reading began.</param>
/// <param name="LastNew">When a reading last brought a new value.</param>
/// <param name="RetryAt">When it is tried again after a failure.</param>
/// <param name="Last">What the last reading brought that brought anything: one of an unchanged file does not hide what the one before rejected.</param>
/// <param name="Error">Why the last reading failed.</param>
public sealed record SourceStatus(
    string Id, string Source, string Jurisdiction, string State, bool Overdue, string? Schedule,
    DateTimeOffset? LastRun, DateTimeOffset? LastNew, DateTimeOffset? RetryAt, SourceTally Last, string? Error)
{
    /// <summary>When it is read next by its schedule; null when only by hand, or when it is suspended.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>What people call it.</summary>
    public string Title { get; init; } = Id;

    /// <summary>How often a new value is promised; null when none is.</summary>
    public TimeSpan? FreshWithin { get; init; }
}

/// <summary>What a reading brought.</summary>
/// <param name="Accepted">Values that are new in the ledger.</param>
/// <param name="Unchanged">Values that the ledger had already.</param>
/// <param name="Rejected">Rows that could not be used.</param>
public sealed record SourceTally(int Accepted, int Unchanged, int Rejected);

/// <summary>A row that could not be used.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
public sealed record RejectedRow(DateTimeOffset At, string Place, string Found, string Expected);
