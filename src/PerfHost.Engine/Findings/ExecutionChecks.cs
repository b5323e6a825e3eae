using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>Budget execution: whether the rate exists, follows from its amounts, and stays within 100 %.</summary>
internal static class ExecutionChecks
{
    public static IEnumerable<Finding> Check(SubjectFacts subject, SubjectResult result)
    {
        var execution = result.Execution!;
        var measured = execution.Measurement;
        if (measured.TargetNumber == 0)
        {
            yield return FindingCatalogue.ExecutionUndefined.At(execution.Where, $"{Rounding.Text(measured.Actual)}/0", "大于零的预算数");
        }
        else if (measured.TargetNumber < 0 || measured.ActualNumber < 0)
        {
            yield return FindingCatalogue.ExecutionUndefined.At(
                execution.Where, $"{Rounding.Text(measured.Actual)}/{Rounding.Text(measured.Target)}", "大于零的预算数、不小于零的执行数");
        }

        if (subject.Reading is { PrintedRate: null, ExecutionScore: > 0 and var claimed } && (!measured.Target.IsKnown || !measured.Actual.IsKnown))
        {
            yield return FindingCatalogue.BlankWithScore.At(
                execution.Where, $"{(measured.Target.IsKnown ? "" : "预算数空白，")}{(measured.Actual.IsKnown ? "" : "执行数空白，")}得分 {Rounding.Text(claimed)}", "填写后再评分");
        }

        if (result.ExecutionRate > 100 && execution.Findings.All(finding => finding.Code != FindingCatalogue.ExecutionOver100.Code))
        {
            yield return FindingCatalogue.ExecutionOver100.At(
                execution.Where, $"{Rounding.Text(Rounding.Publish(result.ExecutionRate, 2) ?? 0)}%", "不超过100%");
        }

        if (subject.Reading?.PrintedRate is { } printed && Rounding.Exact(result.ExecutionRate) is { } exact
            && decimal.Round(exact, Math.Min((int)printed.Scale, 10), MidpointRounding.AwayFromZero) != printed)
        {
            yield return FindingCatalogue.ExecutionRateMismatch.At(
                execution.Where, $"{Rounding.Text(printed)}%", $"{Rounding.Text(decimal.Round(exact, 2, MidpointRounding.AwayFromZero))}%");
        }
    }
}
