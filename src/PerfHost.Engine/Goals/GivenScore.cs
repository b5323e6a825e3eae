namespace PerfHost.Engine.Goals;

/// <summary>A score that somebody gave, as opposed to one that a rule computed. Immutable.</summary>
/// <param name="Owner">单位自评 or 财政复核.</param>
/// <param name="Points">The points as given.</param>
/// <param name="Person">The id of the person or office who gave it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Reason">Why; may be empty for a self-evaluation.</param>
/// <param name="Sequence">The ledger entry that says so.</param>
public sealed record GivenScore(ScoreOwner Owner, decimal Points, string Person, DateTimeOffset At, string Reason, long Sequence);
