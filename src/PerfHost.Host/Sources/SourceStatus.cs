namespace PerfHost.Host.Sources;

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
/// <param name="Last">What the last reading brought.</param>
/// <param name="Error">Why the last reading failed.</param>
public sealed record SourceStatus(
    string Id, string Source, string Jurisdiction, string State, bool Overdue, string? Schedule,
    DateTimeOffset? LastRun, DateTimeOffset? LastNew, DateTimeOffset? RetryAt, SourceTally Last, string? Error)
{
    /// <summary>How a source is.</summary>
    /// <param name="source">The source.</param>
    /// <param name="state">What is remembered of it.</param>
    /// <param name="isRunning">Whether it is being read.</param>
    /// <param name="now">When it is asked.</param>
    public static SourceStatus Of(SourceConfig source, SourceState state, bool isRunning, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(state);
        var word = isRunning ? "running" : state.IsSuspended ? "suspended" : state.Failures > 0 ? "failing" : state.LastRun is null ? "new" : "ok";
        return new SourceStatus(
            source.Id, $"{source.Package}/{source.Key}", source.Jurisdiction, word, state.IsOverdue(source, now), source.Schedule,
            state.LastRun, state.LastNew, state.RetryAt, state.Last, state.Error);
    }
}
