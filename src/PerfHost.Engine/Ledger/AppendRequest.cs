namespace PerfHost.Engine.Ledger;

/// <summary>What is to be appended.</summary>
/// <param name="Entries">At least one.</param>
/// <param name="Condition">Refuses the append when the world has moved on; null appends regardless.</param>
/// <param name="Key">The same key again returns the first receipt and appends nothing, so a retry after a lost answer is
/// safe. Null when the caller does not retry. At most 200 characters.</param>
public sealed record AppendRequest(IReadOnlyList<NewEntry> Entries, AppendCondition? Condition = null, string? Key = null);

/// <summary>The scope must be unchanged since a sequence.</summary>
/// <param name="Scope">Usually a subject's id; the empty scope stands for the whole ledger.</param>
/// <param name="UnchangedSince">The last sequence at which the caller read it; 0 when it must not exist yet.</param>
public sealed record AppendCondition(string Scope, long UnchangedSince);
