namespace PerfHost.Scripting.Guards;

/// <summary>A guard stopped a rule. Rules cannot catch it: <c>try</c> is refused. The host records a fault, never a score.</summary>
/// <param name="reason">Which limit was passed.</param>
/// <param name="message">In Chinese: the limit and what to do.</param>
public sealed class RuleStoppedException(StopReason reason, string message) : Exception(message)
{
    /// <summary>Which limit was passed.</summary>
    public StopReason Reason { get; } = reason;
}
