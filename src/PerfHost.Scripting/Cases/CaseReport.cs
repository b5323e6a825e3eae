namespace PerfHost.Scripting.Cases;

/// <summary>What became of the cases of a package.</summary>
/// <param name="Results">The cases in their order.</param>
/// <param name="Coverage">Every indicator rule, in order of files; without any case nothing of it is reached.</param>
public sealed record CaseReport(IReadOnlyList<CaseResult> Results, IReadOnlyList<RuleCoverage> Coverage)
{
    /// <summary>How many cases failed.</summary>
    public int Failed => Results.Count(result => result.Failure is not null);
}
