using System.Threading.Channels;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Brings boards up to date after appends and raises the alerts that follow, off the path of whoever appended: an
/// acknowledgement waits for the ledger only.
/// </summary>
public sealed partial class BoardPump(BoardSet boards, AlertRaiser alerts, ILogger<BoardPump> logger) : BackgroundService
{
    private const int Capacity = 10_000;
    private readonly Channel<string> _stale = Channel.CreateBounded<string>(new BoundedChannelOptions(Capacity) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Says that a ledger grew.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public ValueTask TellAsync(string jurisdiction, CancellationToken cancellation) => _stale.Writer.WriteAsync(jurisdiction, cancellation);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PumpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, or its start failed: nothing is lost, boards are folded from the ledger.
        }
    }

    private async Task PumpAsync(CancellationToken stoppingToken)
    {
        while (await _stale.Reader.WaitToReadAsync(stoppingToken))
        {
            // Many appends to one ledger become one fold.
            var waiting = new SortedSet<string>(StringComparer.Ordinal);
            while (_stale.Reader.TryRead(out var jurisdiction))
            {
                waiting.Add(jurisdiction);
            }

            foreach (var jurisdiction in waiting)
            {
                try
                {
                    if (await boards.FindAsync(jurisdiction, stoppingToken) is { } board && await alerts.RaiseAsync(board, stoppingToken) > 0)
                    {
                        await board.CatchUpAsync(stoppingToken);
                    }
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    BoardStale(logger, error, jurisdiction);
                }
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The board of {Jurisdiction} could not be brought up to date")]
    private static partial void BoardStale(ILogger logger, Exception error, string jurisdiction);
}
