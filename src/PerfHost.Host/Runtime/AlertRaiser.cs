using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Runtime;

/// <summary>Enters the alerts that follow from a board into its ledger: the system's own reaction, once however often it is asked. Safe for many threads.</summary>
public sealed class AlertRaiser(ILedgerStore store)
{
    /// <summary>Raises what is due.</summary>
    /// <param name="board">A board that is up to date.</param>
    /// <param name="cancellation">Gives up waiting; what was raised stays.</param>
    /// <returns>How many alerts were raised.</returns>
    public async Task<int> RaiseAsync(Board board, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(board);
        var due = await board.LookAsync(DueAlerts.Of, cancellation);

        // All at once, so that the store flushes them together.
        var appended = await Task.WhenAll(due.Select(alert =>
            store.AppendAsync(board.Id, new AppendRequest([Entries.Raised(alert.Alert)], Key: alert.Key), cancellation).AsTask()));
        return appended.Count(result => result is Appended { Repeated: false });
    }
}
