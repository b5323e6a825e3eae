using PerfHost.Engine.Goals;

namespace PerfHost.Host.Demonstration;

/// <summary>A project of the running year.</summary>
/// <param name="Declaration">What it declared.</param>
/// <param name="Pace">How it goes about its year.</param>
/// <param name="Course">What it spends, day by day.</param>
public sealed record Project(Declaration Declaration, Pace Pace, Course Course);
