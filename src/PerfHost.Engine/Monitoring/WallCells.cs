using System.Globalization;
using PerfHost.Engine.Application;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Numbers;

namespace PerfHost.Engine.Monitoring;

/// <summary>
/// The published strings of a wall screen (大屏), cell by cell: the running year in a number of cells that has a limit
/// however large the jurisdiction is. Departments are not ranked. Pure. A number that is not known is an empty string.
/// </summary>
public static class WallCells
{
    /// <summary>How many alerts a wall carries at most, the first due first; <c>warnings/count</c> says how many there are.</summary>
    public const int MostWarnings = 200;

    /// <summary>How many subjects with findings a wall carries at most, those with the newest entries first.</summary>
    public const int MostFindings = 12;

    private const decimal HundredMillion = 100_000_000;
    private const decimal TenThousand = 10_000;

    /// <summary>All cells of the wall of a board.</summary>
    /// <param name="board">The board; stays as it is.</param>
    public static IEnumerable<CellChange> Of(BoardProjection board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var report = MonitoringReport.Of(board);
        return [.. Heading(board, report), .. Money(report), .. Rates(report), .. Lights(report), .. Warnings(report), .. Findings(board), .. Evaluations(board, report.Year - 1)];
    }

    private static IEnumerable<CellChange> Heading(BoardProjection board, MonitoringReport report)
    {
        yield return new("title", board.Facts.Title);
        yield return new("demonstration", board.Facts.IsDemonstration ? "true" : "false");
        yield return new("asOf", Day(report.AsOf));
        yield return new("year", Whole(report.Year));
        yield return new("month", Whole(report.AsOf.Month));
        yield return new("scheme", report.Scheme?.Title ?? "");
        yield return new("subjects", Count(report.Subjects));
        yield return new("departments", Count(report.Departments));
        yield return new("units", Count(report.Units));
        yield return new("ungoverned", board.Ungoverned.Values.Sum() is > 0 and var count ? Count(count) : "");
        yield return new("data/overdue", string.Join('、', board.Facts.Overdue.Values.Select(overdue => overdue.Title)));
    }

    private static IEnumerable<CellChange> Money(MonitoringReport report)
    {
        yield return new("money/unit", Unit(report).Name);
        yield return new("budget", Amount(report.Budget, report));
        yield return new("executed", Amount(report.Executed, report));
    }

    private static IEnumerable<CellChange> Rates(MonitoringReport report)
    {
        yield return new("execution", Percent(report.ExecutionRate));
        yield return new("schedule", Percent(report.Schedule));
        yield return new("gap", Percent(report.ExecutionRate - report.Schedule));
        yield return new("floor", Percent(report.Floor));
        yield return new("floor/source", report.FloorSource ?? "");
        yield return new("goals", Percent(report.GoalProgress));
        foreach (var point in report.Months)
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"months/{point.Month:00}/");
            yield return new($"{prefix}execution", Percent(point.Execution));
            yield return new($"{prefix}schedule", Percent(point.Schedule));
            yield return new($"{prefix}floor", Percent(point.Floor));
        }
    }

    private static IEnumerable<CellChange> Lights(MonitoringReport report)
    {
        // Numbered: a subscriber gets cells in ordinal order of their keys, and the scheme's order of lights means something.
        foreach (var (index, light) in report.Lights.Index())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"lights/{index:00}/");
            yield return new($"{prefix}key", light.Key);
            yield return new($"{prefix}title", light.Title);
            yield return new($"{prefix}count", Count(light.Count));
            yield return new($"{prefix}budget", Amount(light.Budget, report));
        }
    }

    private static IEnumerable<CellChange> Warnings(MonitoringReport report)
    {
        yield return new("warnings/count", Count(report.Warnings.Count));
        yield return new("warnings/overdue", Count(report.Warnings.Count(warning => warning.Remaining < 0)));
        foreach (var warning in report.Warnings.Take(MostWarnings))
        {
            var prefix = $"warnings/of/{warning.Subject}/";
            yield return new($"{prefix}title", warning.Title);
            yield return new($"{prefix}unit", warning.Unit.Length > 0 ? warning.Unit : warning.Department);
            yield return new($"{prefix}office", warning.Office);
            yield return new($"{prefix}light", warning.Light);
            yield return new($"{prefix}reason", warning.Reason);
            yield return new($"{prefix}due", warning.Due is { } due ? Day(due) : "");
            yield return new($"{prefix}remaining", warning.Remaining is { } days ? Whole(days) : "");
        }
    }

    private static IEnumerable<CellChange> Findings(BoardProjection board)
    {
        var found = board.Results.Where(result => result.Findings.Count > 0).ToArray();
        yield return new("findings/count", Count(found.Sum(result => result.Findings.Count)));
        foreach (var (index, result) in Newest(board, found).Index())
        {
            var prefix = string.Create(CultureInfo.InvariantCulture, $"findings/{index:00}/");
            yield return new($"{prefix}title", result.Title);
            yield return new($"{prefix}message", result.Findings[0].Message);
            yield return new($"{prefix}count", Count(result.Findings.Count));
        }
    }

    private static IEnumerable<CellChange> Evaluations(BoardProjection board, int year)
    {
        var report = EvaluationReport.Of(board, year);
        yield return new("evaluations/year", Whole(year));
        yield return new("evaluations/self", Count(report.SelfEvaluated));
        yield return new("evaluations/self/mean", Fixed(report.SelfMean));
        yield return new("evaluations/reviewed", Count(report.Reviewed));
        yield return new("evaluations/reviewed/mean", Fixed(report.ReviewedMean));
        yield return new("rectifications", Count(report.Rectifications));
        yield return new("rectifications/closed", Count(report.Closed));
        yield return new("rectifications/overdue", Count(report.Overdue));
    }

    private static IEnumerable<SubjectResult> Newest(BoardProjection board, SubjectResult[] found) =>
        found.OrderByDescending(result => board.Facts.Find(result.Subject)!.Sequence).ThenBy(result => result.Subject, StringComparer.Ordinal).Take(MostFindings);

    /// <summary>One unit for all amounts of a wall, so that they can be compared at a glance.</summary>
    private static (decimal Yuan, string Name) Unit(MonitoringReport report) =>
        report.Budget >= HundredMillion ? (HundredMillion, "亿元") : (TenThousand, "万元");

    private static string Amount(decimal yuan, MonitoringReport report) =>
        decimal.Round(yuan / Unit(report).Yuan, 2, MidpointRounding.AwayFromZero).ToString("#,0.00", CultureInfo.InvariantCulture);

    private static string Percent(double number) => Fixed(Rounding.Publish(number, 2));

    private static string Fixed(decimal? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
