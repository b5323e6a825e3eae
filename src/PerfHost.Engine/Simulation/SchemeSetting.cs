namespace PerfHost.Engine.Simulation;

/// <summary>A number of a scheme that can be tried at another value. Immutable.</summary>
/// <param name="Key">A parameter's key, or <c>grades/优</c> for the floor of a grade.</param>
/// <param name="Title">What it is, in Chinese.</param>
/// <param name="Value">Its value in force.</param>
/// <param name="Source">The document that ordered it (文号), or 本方案约定.</param>
/// <param name="From">The first day that value is in force.</param>
/// <param name="Unit">What it counts, as printed behind it: <c>%</c>, 分, 个百分点, 个工作日; empty when its title does not say.</param>
/// <param name="Range">The values worth trying.</param>
public sealed record SchemeSetting(string Key, string Title, double Value, string Source, DateOnly From, string Unit, SettingRange Range);
