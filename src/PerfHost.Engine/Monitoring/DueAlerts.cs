using System.Globalization;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Monitoring;

/// <summary>
/// The alerts a board asks for: a subject of the running year has the light that means 预警 and none was raised at this
/// checkpoint. Pure; the keys follow from the facts, so that many nodes raise one alert once.
/// </summary>
public static class DueAlerts
{
    /// <summary>The light that means 预警.</summary>
    public const string WarningLight = "red";

    /// <summary>The parameter that says from which day of its own month a line <c>execution.floor.N</c> holds; the first when it is not set.</summary>
    public const string FloorDayKey = MonitoringReport.FloorPrefix + "day";

    /// <summary>Finds them.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <returns>The alerts with the idempotency keys of their appends, in ordinal order of the subjects.</returns>
    public static IReadOnlyList<(string Key, AlertRaised Alert)> Of(BoardProjection board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var asOf = board.Facts.AsOf;
        var due = new List<(string, AlertRaised)>();
        foreach (var result in board.Results)
        {
            if (result.Year != asOf.Year || result.LabelOf("light") != WarningLight || board.SchemeOf(result.Subject) is not { } scheme)
            {
                continue;
            }

            var checkpoint = Checkpoint(scheme, asOf);
            if (board.Facts.Alerts.TryGetValue(result.Subject, out var last) && last.Light == WarningLight && Checkpoint(scheme, last.Day) == checkpoint)
            {
                continue;
            }

            var reason = result.Evaluations.First(evaluation => evaluation.Aspect == "light" && evaluation.Indicator is null).Reason ?? "";
            due.Add((
                string.Create(CultureInfo.InvariantCulture, $"alert:{checkpoint.Year}-{checkpoint.Month:D2}:{WarningLight}:{result.Subject}"),
                new AlertRaised(result.Subject, asOf, WarningLight, reason, Rounding.Publish(result.ExecutionRate, 2), board.Facts.Sequence, scheme.Id, scheme.Hash)));
        }

        return due;
    }

    /// <summary>The month whose line holds on a day; the day's own month where the scheme draws no lines, or none holds yet.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="day">The day.</param>
    public static (int Year, int Month) Checkpoint(Scheme scheme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var parameters = scheme.InForce(day);
        var from = parameters.Find(FloorDayKey)?.Number ?? 1;
        for (var month = day.Day >= from ? day.Month : day.Month - 1; month > 0; month--)
        {
            if (parameters.Find(MonitoringReport.FloorKey(month)) is not null)
            {
                return (day.Year, month);
            }
        }

        return (day.Year, day.Month);
    }
}
