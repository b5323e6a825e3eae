using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Documents.Papers;

/// <summary>What a notice on monitoring reports. Every null number is printed as 未报送.</summary>
/// <param name="Jurisdiction">The title of the place, such as 某某区.</param>
/// <param name="AddressedTo">Who the notice is sent to, without the colon; null for nobody in particular.</param>
/// <param name="Issuer">The office that signs.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Month">The last month reported on, 1 to 12.</param>
/// <param name="Date">The day of issue, up to which is reported when it lies in that month.</param>
/// <param name="Projects">How many projects are monitored.</param>
/// <param name="Departments">How many departments (主管部门) they belong to.</param>
/// <param name="Units">How many budget units carry them out.</param>
/// <param name="BudgetYuan">Their budget, in yuan.</param>
/// <param name="ExecutedYuan">What of it is spent, in yuan.</param>
/// <param name="ExecutionPercent">How much of it is spent, in percent.</param>
/// <param name="SchedulePercent">How much of the year has passed (序时进度), in percent.</param>
/// <param name="GoalPercent">How far the goals are reached, in percent.</param>
/// <param name="Threshold">When a project is warned.</param>
/// <param name="Lights">How many projects have each light, in the order to print.</param>
/// <param name="Warnings">The warned projects, in the order to print; may be empty.</param>
/// <param name="Reply">Until when and to whom warned units report back.</param>
/// <param name="DocumentNumber">The notice's own number; null for none.</param>
/// <param name="Note">A line under the title; null for none.</param>
public sealed record MonitoringNoticeFacts(
    string Jurisdiction,
    string? AddressedTo,
    string Issuer,
    int Year,
    int Month,
    DateOnly Date,
    int? Projects,
    int? Departments,
    int? Units,
    decimal? BudgetYuan,
    decimal? ExecutedYuan,
    decimal? ExecutionPercent,
    decimal? SchedulePercent,
    decimal? GoalPercent,
    MonitoringThreshold Threshold,
    IReadOnlyList<LightCount> Lights,
    IReadOnlyList<MonitoringWarning> Warnings,
    MonitoringReply Reply,
    string? DocumentNumber = null,
    string? Note = null)
{
    /// <summary>The facts of a board.</summary>
    /// <param name="report">How it stands in its running year.</param>
    /// <param name="facts">What its ledger says.</param>
    public static MonitoringNoticeFacts Of(MonitoringReport report, JurisdictionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(facts);
        var bureau = Bureau.Of(facts);
        var days = report.Scheme?.InForce(report.AsOf).Find(MonitoringReport.DisposalDaysKey);
        return new MonitoringNoticeFacts(
            bureau.Place, "各预算部门、单位", bureau.Name, report.Year, report.AsOf.Month, report.AsOf,
            report.Subjects, report.Departments, report.Units, report.Budget, report.Executed,
            Rounding.Publish(report.ExecutionRate, 2), Rounding.Publish(report.Schedule, 2), Rounding.Publish(report.GoalProgress, 2),
            new MonitoringThreshold(
                string.Create(CultureInfo.InvariantCulture, $"{(report.AsOf.Month == 1 ? "" : "1—")}{report.AsOf.Month}月预算执行率"),
                Rounding.Publish(report.Floor, 2), report.FloorSource ?? report.Scheme?.Source ?? PaperFigures.Unreported),
            [.. report.Lights.Select(light => new LightCount(PaperFigures.Light(light.Key, light.Title), light.Count))],
            [.. report.Warnings.Select(warning => new MonitoringWarning(
                warning.Unit.Length > 0 ? warning.Unit : warning.Department, warning.Department, warning.Title, warning.Budget,
                Rounding.Publish(warning.ExecutionRate, 2), warning.Office, warning.Due))],
            new MonitoringReply(days is { } limit ? Whole(limit) : null, days?.Source ?? report.Scheme?.Source ?? PaperFigures.Unreported, "我局对口业务科室"),
            Note: bureau.Note);
    }

    private static int? Whole(Parameter days) => days.Number is >= 0 and <= 366 ? (int)days.Number : null;
}

/// <summary>When a project is warned.</summary>
/// <param name="Measure">What is measured, such as 1—8月预算执行率.</param>
/// <param name="Percent">A project is warned when the measure is below this, in percent; null when the scheme draws no such line.</param>
/// <param name="Source">The regulation and its number.</param>
public sealed record MonitoringThreshold(string Measure, decimal? Percent, string Source);

/// <summary>How many projects have one light.</summary>
/// <param name="Light">Its name, such as 红灯.</param>
/// <param name="Count">The projects; null when not reported.</param>
public sealed record LightCount(string Light, int? Count);

/// <summary>One warned project.</summary>
/// <param name="Unit">The responsible unit.</param>
/// <param name="Department">The department it belongs to.</param>
/// <param name="Project">The project's name.</param>
/// <param name="BudgetYuan">Its budget in yuan; null when not reported.</param>
/// <param name="ExecutionPercent">Its execution in percent; null when not reported.</param>
/// <param name="Office">The office of the issuer that looks after it.</param>
/// <param name="Due">The last day to answer; null when no regulation sets one.</param>
public sealed record MonitoringWarning(string Unit, string Department, string Project, decimal? BudgetYuan, decimal? ExecutionPercent, string Office, DateOnly? Due);

/// <summary>Until when and to whom warned units report back.</summary>
/// <param name="WorkingDays">Working days after the notice arrived; null when not reported.</param>
/// <param name="Source">The regulation that sets them, with its number.</param>
/// <param name="Office">Who receives the reports.</param>
public sealed record MonitoringReply(int? WorkingDays, string Source, string Office);
