namespace PerfHost.Scripting.Cases;

/// <summary>What was to be scored, or expected, is not written as it should be.</summary>
/// <param name="message">In Chinese: what, where, found, expected.</param>
public sealed class RuleInputException(string message) : Exception(message);
