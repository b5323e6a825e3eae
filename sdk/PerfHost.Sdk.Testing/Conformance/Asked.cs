using System.Globalization;
using PerfHost.Engine.Evaluation;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>Answers of extensions as texts: equal texts are equal answers.</summary>
internal static class Asked
{
    /// <summary>Asks, and turns what is thrown into a text as well.</summary>
    public static string Text<T>(Func<T> ask, Func<T, string> print)
    {
        try
        {
            return print(ask());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"抛出 {error.GetType().Name}：{error.Message}";
        }
    }

    /// <summary>Asks, and refuses what is thrown.</summary>
    /// <param name="ask">Asks.</param>
    /// <param name="parameters">The parameters that are given.</param>
    /// <param name="input">What is asked, written out.</param>
    public static T OrBroken<T>(Func<T> ask, ParameterSet parameters, Func<string> input)
    {
        try
        {
            return ask();
        }
        catch (ParameterMissingException missing)
        {
            var near = KeySpelling.Near(missing.Key, parameters.All.Select(parameter => parameter.Key));
            throw new ConformanceException($"用到的参数“{missing.Key}”没有给{(near is null ? "" : $"，有相近的“{near}”")}：请{(near is null ? "" : "改正键，或")}写进方案的 parameters，或在用例中给出。\n  输入  {input()}");
        }
        catch (Exception error) when (error is not OutOfMemoryException and not ConformanceException)
        {
            throw new ConformanceException($"抛出了异常，应给出结果，或说明无法给出。\n  输入  {input()}\n  异常  {error.GetType().Name}：{error.Message}");
        }
    }

    public static string Print(Score score) =>
        $"{score.Outcome} {score.Points.ToString("R", CultureInfo.InvariantCulture)}{(score.Reason is null ? "" : $"（{score.Reason}）")}{string.Concat(score.Findings.Select(finding => $"；{finding}"))}";

    /// <summary>A finding that a clerk could not act on is none.</summary>
    public static void Whole(IReadOnlyList<Finding> findings, Func<string> input)
    {
        foreach (var finding in findings)
        {
            if (finding is null || string.IsNullOrWhiteSpace(finding.Code) || string.IsNullOrWhiteSpace(finding.Message))
            {
                throw new ConformanceException($"提示缺少 Code 或 Message。\n  输入  {input()}\n  提示  {finding?.ToString() ?? "null"}");
            }
        }
    }
}
