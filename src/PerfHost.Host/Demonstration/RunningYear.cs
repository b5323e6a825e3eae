using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Host.Demonstration;

/// <summary>What the district reported from January up to the opening day, and the warnings that stand then.</summary>
public static class RunningYear
{
    private const string Payments = "预算管理一体化导出（演示）";
    private const string Returns = "绩效运行监控表（演示）";
    private static readonly int[] Reported = [3, 6, 7, 8];

    /// <summary>The observations: an entry a month.</summary>
    /// <param name="district">The district.</param>
    public static IEnumerable<NewEntry> Observations(District district)
    {
        ArgumentNullException.ThrowIfNull(district);
        foreach (var (day, _, _) in Season.Marks.TakeWhile(mark => mark.Day <= Season.Known))
        {
            yield return Entries.Observed([.. district.Projects.SelectMany(project => Of(project, day, Reported.Contains(day.Month)))]) with { Period = day };
        }
    }

    /// <summary>What one project reports on a day.</summary>
    /// <param name="project">The project.</param>
    /// <param name="day">The day.</param>
    /// <param name="goals">Also its indicators, not its payments alone.</param>
    public static IEnumerable<ObservationRecorded> Of(Project project, DateOnly day, bool goals)
    {
        ArgumentNullException.ThrowIfNull(project);
        var id = project.Declaration.Subject;
        var spent = project.Course.On(day);
        if (spent > 0)
        {
            yield return new ObservationRecorded(id, Indicator.Execution, day, Value.Of((double)spent), Payments, string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月支出明细"));
        }

        foreach (var indicator in goals ? project.Declaration.Indicators : [])
        {
            if (Delivery.Of(project, indicator, day) is { } value)
            {
                yield return new ObservationRecorded(id, indicator.Key, day, value, Returns, string.Create(CultureInfo.InvariantCulture, $"1—{day.Month}月监控表"));
            }
        }
    }

    /// <summary>The warnings of August, raised on its working days since the line of the month holds.</summary>
    /// <param name="district">The district.</param>
    /// <param name="scheme">The scheme that warns.</param>
    /// <param name="computedAt">The entry they were computed from.</param>
    public static IEnumerable<NewEntry> Alerts(District district, Scheme scheme, long computedAt)
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(scheme);
        var calendar = WorkingCalendar.Of(scheme);
        var floor = scheme.InForce(Season.Opening).Get(MonitoringReport.FloorKey(Season.Opening.Month)).Number;
        var first = new DateOnly(Season.Year, 8, 9);
        var days = calendar.Between(first, Season.Known);
        var place = 0;
        foreach (var project in district.Projects.Where(project => project.Pace == Pace.Behind))
        {
            // A few early ones, whose time is up; most in the days after the month's figures came in.
            var day = calendar.Add(first, 1 + (place < 6 ? place / 3 : 2 + new Dice($"alert {project.Declaration.Subject}").Below(days - 2)));
            place++;
            var rate = decimal.Round((decimal)project.Course.RateOn(day), 2, MidpointRounding.AwayFromZero);
            var reason = string.Create(CultureInfo.InvariantCulture, $"执行率 {rate:0.##}%，低于1—{Season.Opening.Month}月预警线 {floor:0.##}%");
            yield return Entries.Raised(new AlertRaised(project.Declaration.Subject, day, "red", reason, rate, computedAt, scheme.Id, scheme.Hash));
        }
    }
}
