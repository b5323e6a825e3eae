using System.Runtime.CompilerServices;

namespace PerfHost.Sdk.Testing.Sources;

/// <summary>
/// A data source that yields what it was told to: for tests of what stands behind a source, without files, servers or time.
/// It keeps the promises of <see cref="IDataSource"/> when a cursor is the last of its items. Safe for many threads.
/// </summary>
/// <param name="items">Observations, rejections and cursors, in the order of reading. No two cursors are alike.</param>
public sealed class ScriptedSource(params IReadOnlyList<SourceItem> items) : IDataSource
{
    private readonly Lock _lock = new();
    private readonly List<DataRequest> _requests = [];

    /// <summary>What every reading throws after its last item; null when it ends well.</summary>
    public Exception? Failure { get; init; }

    /// <summary>Whether a reading never ends after its last item until it is cancelled, as one does that waits for a dead server.</summary>
    public bool Hangs { get; init; }

    /// <summary>What it was asked for so far, in order.</summary>
    public IReadOnlyList<DataRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">It never yielded that cursor.</exception>
    public async IAsyncEnumerable<SourceItem> ReadAsync(DataRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (_lock)
        {
            _requests.Add(request);
        }

        foreach (var item in items.Skip(Start(request.Cursor)))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }

        if (Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }

        if (Failure is not null)
        {
            throw Failure;
        }
    }

    private int Start(string? cursor)
    {
        var index = cursor is null ? -1 : items.TakeWhile(item => item is not SourceCursor at || at.Position != cursor).Count();
        return index < items.Count ? index + 1 : throw new ArgumentException($"No item is the cursor '{cursor}'.", nameof(cursor));
    }
}
