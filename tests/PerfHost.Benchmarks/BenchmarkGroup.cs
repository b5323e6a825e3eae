namespace PerfHost.Benchmarks;

/// <summary>Benchmarks of one feature.</summary>
/// <param name="Name">The name that the command line filters by.</param>
/// <param name="Run">Measures and returns the rows.</param>
public sealed record BenchmarkGroup(string Name, Func<Task<IReadOnlyList<BenchmarkRow>>> Run);
