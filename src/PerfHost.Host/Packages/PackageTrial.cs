using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;

namespace PerfHost.Host.Packages;

/// <summary>Tries the rules and classes of a package on its cases in a context that is thrown away afterwards: nothing of it is in force.</summary>
internal static class PackageTrial
{
    /// <summary>Compiles the rules and runs the cases.</summary>
    /// <param name="folder">The package's folder.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    public static PackageTrialReport Run(string folder, string? ruleCache)
    {
        var count = 0;
        try
        {
            PackageManifest.ReadFolder(folder);
            count = CaseFolder.Read(folder).Cases.Count;
            var report = PackageCases.Run(folder, new RuleCompiler(ruleCache));
            return new PackageTrialReport(count, report.Failed,
            [
                .. report.Problems.Select(problem => $"{problem.File}:{problem.Line}:1 {problem.Message}"),
                .. report.Results.Where(result => result.Failure is not null)
                    .Select(result => $"{result.Case.File}:{result.Case.Line}:1 {result.Case.Name}：{result.Failure}"),
            ]);
        }
        catch (RulesRefusedException refused)
        {
            return new PackageTrialReport(count, null, [.. refused.Problems.Select(problem => $"{problem.File}:{problem.Line}:{problem.Column} {problem.Message} [{problem.Code}]")]);
        }
        catch (PackageException error)
        {
            return new PackageTrialReport(count, null, [$"{error.File}:{error.Line ?? 1}:1 {error.Problem}"]);
        }
    }
}
