using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>Whether the published total follows from the published scores, can be reached at all, and carries its grade.</summary>
internal static class TotalChecks
{
    public static IEnumerable<Finding> Check(Scheme scheme, SelfEvaluationForm form, FormReading reading, SubjectResult result)
    {
        var where = form.TotalPlace.Length > 0 ? $"{form.TotalPlace} 总分" : "总分";
        if (reading.Total is { } total)
        {
            foreach (var finding in CheckSum(where, total, reading, result))
            {
                yield return finding;
            }
        }

        if (form.Grade is { Length: > 0 } grade && (reading.Total ?? result.Total) is { } points
            && scheme.GradeOf(points) is { } expected && !grade.Contains(expected, StringComparison.Ordinal))
        {
            yield return FindingCatalogue.GradeMismatch.At("等级", grade, expected, $"总分 {Rounding.Text(points)}。");
        }
    }

    private static IEnumerable<Finding> CheckSum(string where, decimal total, FormReading reading, SubjectResult result)
    {
        var (any, all, reachable) = (false, true, 0m);
        foreach (var item in result.Indicators.Prepend(result.Execution!).Where(item => item.IsWeighted))
        {
            any = true;
            all &= item.Self is not null;
            reachable += item.ExactWeight;
        }

        if (!any)
        {
            yield break;
        }

        if (total > reachable)
        {
            yield return FindingCatalogue.TotalUnreachable.At(where, Rounding.Text(total), $"不超过 {Rounding.Text(reachable)}");
        }

        var (claims, sum) = (reading.ExecutionScore is null ? 0 : 1, reading.ExecutionScore ?? 0);
        foreach (var row in reading.Rows)
        {
            claims += row.Claimed is null ? 0 : 1;
            sum += row.Claimed ?? 0;
        }

        if (claims > 0 && all && sum != total)
        {
            yield return FindingCatalogue.TotalMismatch.At(where, Rounding.Text(total), Rounding.Text(sum));
        }
    }
}
