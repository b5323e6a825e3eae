namespace PerfHost.Benchmarks;

/// <summary>One measured number.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The median over the rounds.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Ratio">How many times as fast as the row it is held against, 1 for that row itself; null when it is held against none.</param>
public sealed record BenchmarkRow(string Name, double Value, string Unit, double? Ratio);
