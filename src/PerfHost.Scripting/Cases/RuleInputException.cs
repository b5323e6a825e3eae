namespace PerfHost.Scripting.Cases;

/// <summary>What was to be scored, or expected, is not written as it should be.</summary>
/// <param name="message">In Chinese: what, where, found, expected.</param>
public sealed class RuleInputException(string message) : Exception(message)
{
    /// <summary>The same in parts, for whoever says it in another language; null when it is about a case and not its input.</summary>
    public RuleInputProblem? Problem { get; init; }
}
