using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Opens the business day in every ledger, at start and when the date changes. It is the only way in which time enters
/// a ledger; the key makes it one entry a day however often and on however many machines it runs. The days of a
/// demonstration are its replay's.
/// </summary>
public sealed partial class DayOpener(ILedgerStore store, BoardPump pump, TimeProvider time, ILogger<DayOpener> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Opens a day in one ledger.</summary>
    /// <param name="store">The store.</param>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>True when it was not open before.</returns>
    public static async Task<bool> OpenAsync(ILedgerStore store, string jurisdiction, DateOnly day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var key = string.Create(CultureInfo.InvariantCulture, $"day:{day:yyyy-MM-dd}");
        return await store.AppendAsync(jurisdiction, new AppendRequest([Entries.Day(day)], Key: key), cancellation) is Appended { Repeated: false };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await KeepOpenAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, or its start failed: the day is opened at the next start.
        }
    }

    private async Task KeepOpenAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var opened = DateOnly.MinValue;
        do
        {
            var today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
            try
            {
                if (today > opened)
                {
                    await OpenAllAsync(today, stoppingToken);
                    opened = today;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                DayNotOpened(logger, error, today);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task OpenAllAsync(DateOnly today, CancellationToken cancellation)
    {
        foreach (var head in await store.HeadsAsync(cancellation))
        {
            if (!await IsDemonstrationAsync(head.Jurisdiction, cancellation) && await OpenAsync(store, head.Jurisdiction, today, cancellation))
            {
                await pump.TellAsync(head.Jurisdiction, cancellation);
            }
        }
    }

    private async Task<bool> IsDemonstrationAsync(string jurisdiction, CancellationToken cancellation)
    {
        // The first entry says it; no board need be folded for that.
        var facts = new JurisdictionFacts();
        foreach (var entry in await store.ReadAsync(jurisdiction, 0, 1, cancellation))
        {
            Fold.Apply(facts, entry);
        }

        return facts.IsDemonstration;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The business day {Day} could not be opened; trying again")]
    private static partial void DayNotOpened(ILogger logger, Exception error, DateOnly day);
}
