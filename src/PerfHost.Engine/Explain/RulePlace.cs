namespace PerfHost.Engine.Explain;

/// <summary>Where a rule stands. Immutable.</summary>
/// <param name="Package">The id of its package.</param>
/// <param name="Origin">Its file and line, as <c>rules/reverse-ratio.indicator.csx:5</c>, or the full name of a DLL's type.</param>
public sealed record RulePlace(string Package, string Origin);
