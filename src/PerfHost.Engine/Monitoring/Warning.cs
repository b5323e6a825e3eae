using PerfHost.Engine.Boards;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Monitoring;

/// <summary>An alert (预警) that stands. Immutable.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Department">主管部门; empty when not known.</param>
/// <param name="Unit">责任单位; empty when not known.</param>
/// <param name="Office">业务科室; empty when not known.</param>
/// <param name="Light">The key of the light.</param>
/// <param name="Reason">Why it was warned.</param>
/// <param name="Budget">全年预算数 in yuan; null when not known.</param>
/// <param name="ExecutionRate">Executed over budget in percent, now; NaN when it cannot be computed.</param>
/// <param name="Raised">The day of the alert.</param>
/// <param name="Due">The last working day to answer; null when the scheme sets none.</param>
/// <param name="Remaining">Working days left; negative when overdue, null when the scheme sets none.</param>
public sealed record Warning(
    string Subject, string Title, string Department, string Unit, string Office, string Light, string Reason,
    decimal? Budget, double ExecutionRate, DateOnly Raised, DateOnly? Due, int? Remaining)
{
    /// <summary>What <see cref="MonitoringReport.DisposalDaysKey"/> may be at most; a larger number is a slip of the keyboard.</summary>
    private const int MostDays = 366;

    internal static IReadOnlyList<Warning> Of(BoardProjection board, Scheme? scheme, ParameterSet parameters)
    {
        if (scheme is null)
        {
            return [];
        }

        var calendar = WorkingCalendar.Of(scheme);
        var days = parameters.Find(MonitoringReport.DisposalDaysKey)?.Number is >= 0 and <= MostDays and var number ? (int)number : (int?)null;
        var warnings = new List<Warning>();
        foreach (var (subject, alert) in board.Facts.Alerts)
        {
            if (board.Result(subject) is { } result && result.Year == board.Facts.AsOf.Year && result.LabelOf("light") == alert.Light)
            {
                var declared = board.Facts.Find(subject)!.Declaration;
                var due = days is { } count ? calendar.Add(alert.Day, count) : (DateOnly?)null;
                warnings.Add(new Warning(
                    subject, result.Title, result.Department, declared.Unit, declared.Office, alert.Light, alert.Reason, result.Budget, result.ExecutionRate,
                    alert.Day, due, due is { } last ? calendar.Between(board.Facts.AsOf, last) : null));
            }
        }

        return [.. warnings.OrderBy(warning => warning.Due ?? DateOnly.MaxValue).ThenBy(warning => warning.Subject, StringComparer.Ordinal)];
    }
}
