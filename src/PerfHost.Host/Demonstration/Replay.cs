using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Host.Runtime;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Demonstration;

/// <summary>
/// Moves the district on (演示回放): every few seconds some observations, then the next business day, up to the end of the
/// year; then it rests. Every append has a key, so after a restart it goes on where it was.
/// </summary>
public sealed partial class Replay(ReplayPlan plan, ReplayState state, ILedgerStore store, BoardSet boards, BoardPump pump, TimeProvider time, ILogger<Replay> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (plan is not { District: { } district, DaysPerMinute: > 0 })
        {
            return;
        }

        try
        {
            state.Board = District.Id;
            await PlayAsync(district, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops: the next start goes on from the ledger.
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Stopped(logger, error);
        }
        finally
        {
            state.Board = null;
        }
    }

    private async Task PlayAsync(District district, CancellationToken cancellation)
    {
        if (await boards.FindAsync(District.Id, cancellation) is not { } board)
        {
            return;
        }

        var (day, calendar) = await board.LookAsync(
            projection => (projection.Facts.AsOf, MonitoringReport.Of(projection).Scheme is { } scheme ? WorkingCalendar.Of(scheme) : null), cancellation);
        if (calendar is null)
        {
            return;
        }

        var pause = TimeSpan.FromMinutes(1) / (plan.DaysPerMinute * ReplayDay.Batches);
        while (true)
        {
            var next = calendar.Add(day, 1);
            await PlayDayAsync(district, day, next, pause, cancellation);
            if (next > Season.End)
            {
                return;
            }

            await DayOpener.OpenAsync(store, District.Id, day = next, cancellation);
            await pump.TellAsync(District.Id, cancellation);
        }
    }

    private async Task PlayDayAsync(District district, DateOnly day, DateOnly next, TimeSpan pause, CancellationToken cancellation)
    {
        var batches = ReplayDay.Of(district, day, next.Month != day.Month);
        for (var i = 0; i < batches.Count; i++)
        {
            if (batches[i].Count > 0)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"replay:{day:yyyy-MM-dd}:{i + 1}");
                if (await store.AppendAsync(District.Id, new AppendRequest([Entries.Observed(batches[i])], Key: key), cancellation) is Appended { Repeated: true })
                {
                    // Played before the restart.
                    continue;
                }

                await pump.TellAsync(District.Id, cancellation);
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The replay of the demonstration stopped")]
    private static partial void Stopped(ILogger logger, Exception error);
}
