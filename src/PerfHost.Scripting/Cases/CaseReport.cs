namespace PerfHost.Scripting.Cases;

/// <summary>What became of the cases of a package.</summary>
/// <param name="Results">The cases in their order.</param>
/// <param name="Coverage">Every indicator type with a traced build, which is every rule, in order of files; without any case nothing of it is reached.</param>
public sealed record CaseReport(IReadOnlyList<CaseResult> Results, IReadOnlyList<RuleCoverage> Coverage)
{
    /// <summary>Cases that could not be read; empty when all could.</summary>
    public IReadOnlyList<CaseProblem> Problems { get; init; } = [];

    /// <summary>How many cases failed.</summary>
    public int Failed => Results.Count(result => result.Failure is not null);
}
