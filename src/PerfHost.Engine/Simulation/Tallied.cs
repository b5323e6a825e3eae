namespace PerfHost.Engine.Simulation;

/// <summary>How many subjects have a label, and their money.</summary>
/// <param name="Label">The light or grade; empty for none.</param>
/// <param name="Now">Subjects that have it.</param>
/// <param name="Then">Subjects that would have it.</param>
/// <param name="MoneyNow">Their budgets in yuan.</param>
/// <param name="MoneyThen">The budgets, in yuan, of those that would have it.</param>
public sealed record Tallied(string Label, int Now, int Then, decimal MoneyNow, decimal MoneyThen);
