namespace PerfHost.Sdk;

/// <summary>A place of a formula that an evaluation can reach.</summary>
/// <param name="Line">The line of the rule text, counted from 1.</param>
/// <param name="Label">What stands there, or the answer that leads there, for example <c>Actual &gt;= Target：成立</c>.</param>
/// <param name="IsBranch">True for one of several ways on; false for a statement.</param>
public sealed record TracePoint(int Line, string Label, bool IsBranch);
