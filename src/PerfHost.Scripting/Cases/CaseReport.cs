namespace PerfHost.Scripting.Cases;

/// <summary>What became of the cases of a package.</summary>
/// <param name="Results">The cases in their order.</param>
/// <param name="Coverage">Every indicator type with a traced build, which is every rule, in order of files; without any case nothing of it is reached.</param>
public sealed record CaseReport(IReadOnlyList<CaseResult> Results, IReadOnlyList<RuleCoverage> Coverage)
{
    /// <summary>Cases that could not be read; empty when all could.</summary>
    public IReadOnlyList<CaseProblem> Problems { get; init; } = [];

    /// <summary>The keys of the indicator types that cases could be for, in their order.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The keys of the indicator types without any case; one whose cases could not be read is not among them.</summary>
    public IReadOnlyList<string> Untested =>
        [.. Types.Except([.. Results.Select(result => result.Case.Rule), .. Problems.Select(problem => Path.GetFileName(problem.File).Split('.')[0])], StringComparer.Ordinal)];

    /// <summary>How many cases failed.</summary>
    public int Failed => Results.Count(result => result.Failure is not null);
}
