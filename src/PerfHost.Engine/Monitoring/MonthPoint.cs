namespace PerfHost.Engine.Monitoring;

/// <summary>A month of the running year. Percentages are unrounded.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Execution">Executed from January up to this month over the budget, in percent; NaN for months to come.</param>
/// <param name="Schedule">序时进度 at its end, in percent.</param>
/// <param name="Floor">The line below which the scheme warns, in percent; NaN when it draws none for this month.</param>
public readonly record struct MonthPoint(int Month, double Execution, double Schedule, double Floor);
