namespace PerfHost.Host.Demonstration;

/// <summary>What a replay plays. Immutable.</summary>
/// <param name="District">The district; null when none is open.</param>
/// <param name="DaysPerMinute">Business days a minute; 0 plays nothing.</param>
public sealed record ReplayPlan(District? District, double DaysPerMinute);
