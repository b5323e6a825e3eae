using System.Globalization;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Monitoring;

/// <summary>
/// How a jurisdiction stands in its running year (绩效运行监控): what walls, pages and notices show. Made from the board
/// in one pass; pure. Percentages are unrounded; NaN where nothing can be said.
/// </summary>
public sealed record MonitoringReport
{
    /// <summary>The aspect under which a method says how far a subject's goals are reached, in percent, as its number.</summary>
    public const string GoalProgressAspect = "goal-progress";

    /// <summary>The beginning of the keys of the parameters that warn of execution up to a month: <c>execution.floor.8</c>.</summary>
    public const string FloorPrefix = "execution.floor.";

    /// <summary>The parameter that says within how many working days a warned unit has to answer.</summary>
    public const string DisposalDaysKey = "disposal.days";

    /// <summary>The monitored fiscal year: that of the business day.</summary>
    public required int Year { get; init; }

    /// <summary>The business day.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How many subjects the year has.</summary>
    public int Subjects { get; init; }

    /// <summary>How many departments (主管部门) they belong to.</summary>
    public int Departments { get; init; }

    /// <summary>How many budget units (预算单位) carry them out.</summary>
    public int Units { get; init; }

    /// <summary>Their budgets, in yuan.</summary>
    public decimal Budget { get; init; }

    /// <summary>What they have spent up to the business day, in yuan.</summary>
    public decimal Executed { get; init; }

    /// <summary>预算执行进度: executed over budget, in percent.</summary>
    public double ExecutionRate => Budget > 0 ? (double)(Executed / Budget) * 100 : double.NaN;

    /// <summary>序时进度: the months gone by over twelve, the running one included, in percent.</summary>
    public double Schedule => AsOf.Month / 12.0 * 100;

    /// <summary>The line of the running month below which the scheme warns, in percent; NaN when it draws none.</summary>
    public double Floor { get; init; } = double.NaN;

    /// <summary>The document that orders <see cref="Floor"/>; null when there is none.</summary>
    public string? FloorSource { get; init; }

    /// <summary>绩效目标完成进度: the mean over the subjects whose methods speak of it, weighted by money, in percent.</summary>
    public double GoalProgress { get; init; } = double.NaN;

    /// <summary>How many subjects have each light, in the order of the scheme, lights without a subject included.</summary>
    public IReadOnlyList<LightTally> Lights { get; init; } = [];

    /// <summary>January to December: execution as far as it is known, schedule, and the scheme's lines.</summary>
    public IReadOnlyList<MonthPoint> Months { get; init; } = [];

    /// <summary>The alerts that stand: the subject still has the light it was warned with. The first due first, then by subject.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The scheme most of the subjects are monitored by; null when there are none.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>Reports on a board.</summary>
    /// <param name="board">The board; stays as it is.</param>
    public static MonitoringReport Of(BoardProjection board)
    {
        ArgumentNullException.ThrowIfNull(board);
        var asOf = board.Facts.AsOf;
        var results = board.Results.Where(result => result.Year == asOf.Year).ToArray();
        var scheme = results.Select(result => board.SchemeOf(result.Subject)!).GroupBy(known => known.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.First();
        var parameters = scheme?.InForce(asOf) ?? ParameterSet.Empty;
        var floor = parameters.Find(FloorKey(asOf.Month));
        var facts = Array.ConvertAll(results, result => board.Facts.Find(result.Subject)!);
        return new MonitoringReport
        {
            Year = asOf.Year,
            AsOf = asOf,
            Subjects = results.Length,
            Departments = Count(facts, subject => subject.Declaration.Department),
            Units = Count(facts, subject => subject.Declaration.Unit),
            Budget = results.Sum(result => result.Budget ?? 0),
            Executed = facts.Sum(subject => ExecutedUpTo(subject, asOf) ?? 0),
            Floor = floor?.Number ?? double.NaN,
            FloorSource = floor?.Source,
            GoalProgress = Progress(results),
            Lights = LightTally.Of(scheme, results),
            Months = [.. Enumerable.Range(1, 12).Select(month => Point(month, asOf, facts, results, scheme))],
            Warnings = Warning.Of(board, scheme, parameters),
            Scheme = scheme,
        };
    }

    /// <summary>The key of the parameter that warns of execution up to a month.</summary>
    /// <param name="month">1 to 12.</param>
    public static string FloorKey(int month) => FloorPrefix + month.ToString(CultureInfo.InvariantCulture);

    private static MonthPoint Point(int month, DateOnly asOf, SubjectFacts[] facts, SubjectResult[] results, Scheme? scheme)
    {
        var end = new DateOnly(asOf.Year, month, DateTime.DaysInMonth(asOf.Year, month));
        var budget = results.Sum(result => result.Budget ?? 0);
        var known = month <= asOf.Month && budget > 0;
        return new MonthPoint(
            month,
            known ? (double)(facts.Sum(subject => ExecutedUpTo(subject, end < asOf ? end : asOf) ?? 0) / budget) * 100 : double.NaN,
            month / 12.0 * 100,
            scheme?.InForce(end).Find(FloorKey(month))?.Number ?? double.NaN);
    }

    private static decimal? ExecutedUpTo(SubjectFacts subject, DateOnly day)
    {
        var value = subject.Item(Indicator.Execution)?.Accumulate(Accumulation.Last, day).Value.Number ?? double.NaN;
        return Math.Abs(value) < 1e15 ? (decimal)value : null;
    }

    private static double Progress(SubjectResult[] results)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var result in results)
        {
            var progress = result.Evaluations.FirstOrDefault(evaluation => evaluation.Aspect == GoalProgressAspect && evaluation.Indicator is null)?.Number ?? double.NaN;
            if (double.IsFinite(progress) && result.Budget is > 0 and var budget)
            {
                sum += progress * (double)budget;
                weight += (double)budget;
            }
        }

        return weight > 0 ? sum / weight : double.NaN;
    }

    private static int Count(SubjectFacts[] facts, Func<SubjectFacts, string> name) =>
        facts.Select(name).Where(known => known.Length > 0).Distinct(StringComparer.Ordinal).Count();
}
