namespace PerfHost.Engine.Simulation;

/// <summary>What other packages would change in the scores that one ledger holds. Nothing is applied. Immutable.</summary>
/// <param name="Compared">How many subjects were compared.</param>
/// <param name="Subjects">How many of them would change in any way: a score, the total, the grade or the light.</param>
/// <param name="Indicators">How many indicators, budget execution included, would get another score.</param>
/// <param name="Up">How many subjects would get a higher total.</param>
/// <param name="Down">How many would get a lower one.</param>
/// <param name="Lost">How many would have no total any more, or no result at all.</param>
/// <param name="Gained">How many would have a total, or a result, that have none now.</param>
/// <param name="Rows">The changes, subject by subject, those that lose their total or change most first; as many as were asked for.</param>
public sealed record Rescoring(int Compared, int Subjects, int Indicators, int Up, int Down, int Lost, int Gained, IReadOnlyList<Rescored> Rows);

/// <summary>A score, total, grade or light that would be another.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Department">主管部门; empty when none is named.</param>
/// <param name="Year">Its fiscal year; null when not known.</param>
/// <param name="Item">The indicator's key; empty for the subject as a whole.</param>
/// <param name="Name">What changes: the indicator's name, 总分, 等级 or 监控灯.</param>
/// <param name="Old">What holds, as printed; null when there is nothing.</param>
/// <param name="New">What would hold, as printed; null when there would be nothing.</param>
/// <param name="Difference">New less old; null when one of them is no number.</param>
/// <param name="Reason">Why, in Chinese: the rule that is another, or what stands in the way of a score.</param>
public sealed record Rescored(string Subject, string Title, string Department, int? Year, string Item, string Name, string? Old, string? New, decimal? Difference, string Reason);
