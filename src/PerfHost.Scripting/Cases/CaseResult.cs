namespace PerfHost.Scripting.Cases;

/// <summary>What became of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Failure">What was expected and what came, in Chinese; null when it passed.</param>
public sealed record CaseResult(RuleCase Case, string? Failure)
{
    /// <summary>What came instead, as a case file writes it; null when it passed, or when nothing could be asked.</summary>
    public string? Found { get; init; }
}
