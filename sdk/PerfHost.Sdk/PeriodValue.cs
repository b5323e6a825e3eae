namespace PerfHost.Sdk;

/// <summary>A value and the business period it is for.</summary>
/// <param name="Period">The last day of the period.</param>
/// <param name="Value">The value of that period alone, not cumulated.</param>
public sealed record PeriodValue(DateOnly Period, Value Value);
