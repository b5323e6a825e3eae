using System.Collections.Concurrent;
using PerfHost.Engine.Ledger;
using PerfHost.Web.Packages;

namespace PerfHost.Web.Boards;

/// <summary>The boards of all jurisdictions, opened when first asked for. Safe for many threads.</summary>
public sealed class BoardSet(ILedgerStore store, PackagesInForce packages) : IDisposable
{
    private readonly ConcurrentDictionary<string, Board> _boards = new(StringComparer.Ordinal);

    /// <summary>The boards of all jurisdictions that have a ledger, up to date, in ordinal order of their ids.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<IReadOnlyList<Board>> AllAsync(CancellationToken cancellation)
    {
        var boards = new List<Board>();
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            boards.Add(await OpenAsync(head.Jurisdiction, cancellation));
        }

        return boards;
    }

    /// <summary>A board, up to date; null when the jurisdiction has no ledger.</summary>
    /// <param name="jurisdiction">The jurisdiction's id.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<Board?> FindAsync(string jurisdiction, CancellationToken cancellation) =>
        (await store.HeadsAsync(cancellation)).Any(head => head.Jurisdiction == jurisdiction) ? await OpenAsync(jurisdiction, cancellation) : null;

    /// <summary>The boards that are open.</summary>
    public IReadOnlyList<Board> Opened => [.. _boards.Values];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var board in _boards.Values)
        {
            board.Dispose();
        }
    }

    private async Task<Board> OpenAsync(string jurisdiction, CancellationToken cancellation)
    {
        while (true)
        {
            var board = _boards.GetOrAdd(jurisdiction, id => new Board(id, store, packages));
            try
            {
                await board.CatchUpAsync(cancellation);
                return board;
            }
            catch (BoardAbandonedException)
            {
                // Another takes its place, folded from the ledger; what did not come back is not asked again.
                _boards.TryRemove(KeyValuePair.Create(jurisdiction, board));
            }
        }
    }
}
