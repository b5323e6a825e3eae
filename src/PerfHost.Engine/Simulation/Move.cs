namespace PerfHost.Engine.Simulation;

/// <summary>Subjects that would go from one label to another. Immutable.</summary>
/// <param name="IsLight">True for lights, false for grades.</param>
/// <param name="From">The label they have; empty for none.</param>
/// <param name="To">The label they would have; empty for none.</param>
/// <param name="Count">How many.</param>
/// <param name="Money">Their budgets, in yuan; a budget that is not known adds nothing.</param>
public sealed record Move(bool IsLight, string From, string To, int Count, decimal Money);
