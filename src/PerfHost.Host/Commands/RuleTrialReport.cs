using PerfHost.Scripting.Trials;

namespace PerfHost.Host.Commands;

/// <summary>What <c>perfhost rules try</c> prints.</summary>
/// <param name="Outcome"><c>scored</c>, <c>failed</c>, <c>could-not-score</c>, <c>refused</c>, <c>stopped</c> or <c>fault</c> (the rule threw).</param>
/// <param name="Score">The points; 0 when failed; null when there are none.</param>
/// <param name="Reason">Why there are none, or why it failed; when stopped <c>time</c>, <c>memory</c>, <c>recursion</c> or <c>output</c>.</param>
/// <param name="Trace">The steps; null unless asked for.</param>
internal sealed record RuleTrialReport(string Outcome, double? Score, string? Reason, IReadOnlyList<TrialStep>? Trace);
