namespace PerfHost.Sdk;

/// <summary>One line of an explanation: a named intermediate value of a formula.</summary>
/// <param name="Label">What it is, in words of the field.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit; empty for a plain ratio.</param>
/// <param name="Source">The document that ordered it (文号), for parameters; null for what was merely computed.</param>
/// <param name="Line">The line of the rule text that made it, counted from 1; null when the rule has no text.</param>
public sealed record Step(string Label, Value Value, string Unit = "", string? Source = null, int? Line = null);
