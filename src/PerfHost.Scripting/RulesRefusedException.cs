namespace PerfHost.Scripting;

/// <summary>The rules of a package are not usable; none of them was loaded.</summary>
/// <param name="problems">At least one, in order of file, line and column.</param>
public sealed class RulesRefusedException(IReadOnlyList<RuleProblem> problems)
    : Exception(string.Join('\n', problems))
{
    /// <summary>What is wrong, in order of file, line and column.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; } = problems;
}
