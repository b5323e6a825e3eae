namespace PerfHost.Sdk;

/// <summary>
/// Answers: where do observations come from? The only contract that reads the outside world; it only ever appends.
/// </summary>
public interface IDataSource
{
    /// <summary>Reads what is new since the request's cursor.</summary>
    /// <param name="request">What to read and where the last reading ended.</param>
    /// <param name="cancellation">Ends the reading; what was yielded before stays valid.</param>
    /// <returns>Observations, rejected rows with their place, and cursors to go on from.</returns>
    /// <remarks>May throw: the host keeps what it got up to the last cursor, names the source and tries again later.</remarks>
    IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, CancellationToken cancellation);
}
