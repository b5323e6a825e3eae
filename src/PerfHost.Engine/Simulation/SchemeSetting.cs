namespace PerfHost.Engine.Simulation;

/// <summary>A number of a scheme that can be tried at another value. Immutable.</summary>
/// <param name="Key">A parameter's key, or <c>grades/优</c> for the floor of a grade.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="Value">Its value in force.</param>
/// <param name="Source">The document that ordered it (文号), or 本方案约定.</param>
public sealed record SchemeSetting(string Key, string Title, double Value, string Source);
