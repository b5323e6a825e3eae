namespace PerfHost.Benchmarks.Scripting;

/// <summary>One measured number.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The median.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Ratio">How many times as fast as the row it is held against; 1 for that row itself.</param>
public sealed record BenchmarkRow(string Name, double Value, string Unit, double Ratio);
