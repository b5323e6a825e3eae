namespace PerfHost.Documents.Papers;

/// <summary>What a notice on monitoring reports. Every null number is printed as 未报送.</summary>
/// <param name="Jurisdiction">The title of the place, such as 某某区.</param>
/// <param name="AddressedTo">Who the notice is sent to, without the colon; null for nobody in particular.</param>
/// <param name="Issuer">The office that signs.</param>
/// <param name="Year">The budget year.</param>
/// <param name="Month">The last month reported on, 1 to 12.</param>
/// <param name="Date">The day of issue.</param>
/// <param name="Projects">How many projects are monitored.</param>
/// <param name="BudgetYuan">Their budget, in yuan.</param>
/// <param name="ExecutionPercent">How much of it is spent, in percent.</param>
/// <param name="SchedulePercent">How much of the year has passed (序时进度), in percent.</param>
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
    decimal? BudgetYuan,
    decimal? ExecutionPercent,
    decimal? SchedulePercent,
    MonitoringThreshold Threshold,
    IReadOnlyList<LightCount> Lights,
    IReadOnlyList<MonitoringWarning> Warnings,
    MonitoringReply Reply,
    string? DocumentNumber = null,
    string? Note = null);

/// <summary>When a project is warned.</summary>
/// <param name="Measure">What is measured, such as 执行率低于序时进度的幅度.</param>
/// <param name="Percent">The project is warned when the measure reaches this, in percent; null when not reported.</param>
/// <param name="Source">The regulation and its number.</param>
public sealed record MonitoringThreshold(string Measure, decimal? Percent, string Source);

/// <summary>How many projects have one light.</summary>
/// <param name="Light">Its name, such as 红灯.</param>
/// <param name="Count">The projects; null when not reported.</param>
public sealed record LightCount(string Light, int? Count);

/// <summary>One warned project.</summary>
/// <param name="Unit">The responsible unit.</param>
/// <param name="Project">The project's name.</param>
/// <param name="BudgetYuan">Its budget in yuan; null when not reported.</param>
/// <param name="ExecutionPercent">Its execution in percent; null when not reported.</param>
/// <param name="TargetPercent">The progress it should have, in percent; null when not reported.</param>
/// <param name="Reason">Why it deviates, in the unit's words.</param>
/// <param name="Office">The office of the issuer that looks after it.</param>
public sealed record MonitoringWarning(string Unit, string Project, decimal? BudgetYuan, decimal? ExecutionPercent, decimal? TargetPercent, string Reason, string Office);

/// <summary>Until when and to whom warned units report back.</summary>
/// <param name="WorkingDays">Working days after the notice arrived; null when not reported.</param>
/// <param name="Source">The regulation that sets them, with its number.</param>
/// <param name="Office">Who receives the reports.</param>
public sealed record MonitoringReply(int? WorkingDays, string Source, string Office);
