namespace PerfHost.Scripting.Trials;

/// <summary>What a rule said of one input. Plain data, so that it can come from another process.</summary>
/// <param name="Outcome"><c>scored</c>, <c>failed</c>, <c>could-not-score</c>, <c>fault</c> (the rule threw) or <c>stopped</c>.</param>
/// <param name="Score">The points; 0 when failed; null when there are none.</param>
/// <param name="Reason">Why there are none, or why it failed; when stopped <c>time</c>, <c>memory</c>, <c>recursion</c> or <c>output</c>.</param>
/// <param name="Trace">The steps; null unless asked for.</param>
public sealed record TrialResult(string Outcome, double? Score, string? Reason, IReadOnlyList<TrialStep>? Trace);

/// <summary>One step of a trial.</summary>
/// <param name="Line">The line of the rule text, counted from 1; null when it has none.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value as printed.</param>
/// <param name="Unit">Its unit; empty for none.</param>
public sealed record TrialStep(int? Line, string Label, string Value, string Unit);
