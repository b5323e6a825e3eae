using System.Text;
using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Cases;

/// <summary>Writes out what cases wanted and what came. The file stands first with its line, so that editors lead there.</summary>
internal static class CaseDifference
{
    /// <summary>The differences; null when there are none.</summary>
    public static string? Of(string folder, IReadOnlyList<CaseResult> results, IReadOnlyList<CaseProblem> problems)
    {
        var failed = results.Where(result => result.Failure is not null).ToList();
        if (failed.Count + problems.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder($"{results.Count} 条用例中有 {failed.Count} 条没有通过");
        text.Append(problems.Count > 0 ? $"，另有 {problems.Count} 条读不懂：\n" : "：\n");
        foreach (var result in failed)
        {
            text.Append($"\n{Path.Combine(folder, result.Case.File)}:{result.Case.Line}  {result.Case.Name}\n");
            text.Append(result.Found is null ? $"  {result.Failure}\n" : $"  应为  {result.Case.ExpectedText}\n  实为  {result.Found}\n");
            text.Append($"  输入  {RuleInput.Write(result.Case.Input)}\n");
        }

        foreach (var problem in problems)
        {
            text.Append($"\n{Path.Combine(folder, problem.File)}:{problem.Line}  {problem.Message}\n");
        }

        return text.ToString();
    }
}
