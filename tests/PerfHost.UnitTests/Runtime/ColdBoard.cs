using PerfHost.Engine.Boards;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Boards as a restarted host would have them: folded from the ledger under the packages in force.</summary>
internal sealed class ColdBoard(RunningHost host) : IAsyncDisposable
{
    private readonly BoardSet _boards = new(host.Store, new PackagesInForce(host.Loaded.Packages));

    public async Task<IEnumerable<CellChange>> CellsAsync(string county) =>
        (await _boards.FindAsync(county, CancellationToken.None))!.Feed.Snapshot().Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal);

    public ValueTask DisposeAsync()
    {
        _boards.Dispose();
        return ValueTask.CompletedTask;
    }
}
