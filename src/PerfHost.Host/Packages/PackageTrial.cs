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
    /// <returns>What is wrong, each as <c>file:line:column message</c> with the file within the package; empty when all is well.</returns>
    public static IReadOnlyList<string> Run(string folder, string? ruleCache)
    {
        try
        {
            PackageManifest.ReadFolder(folder);
            var report = PackageCases.Run(folder, new RuleCompiler(ruleCache));
            return
            [
                .. report.Problems.Select(problem => $"{problem.File}:{problem.Line}:1 {problem.Message}"),
                .. report.Results.Where(result => result.Failure is not null)
                    .Select(result => $"{result.Case.File}:{result.Case.Line}:1 {result.Case.Name}：{result.Failure}"),
            ];
        }
        catch (RulesRefusedException refused)
        {
            return [.. refused.Problems.Select(problem => $"{problem.File}:{problem.Line}:{problem.Column} {problem.Message} [{problem.Code}]")];
        }
        catch (PackageException error)
        {
            return [$"{error.File}:{error.Line ?? 1}:1 {error.Problem}"];
        }
    }
}
