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
        var weighted = result.Indicators.Prepend(result.Execution!).Where(item => item.IsWeighted).ToArray();
        if (weighted.Length == 0)
        {
            yield break;
        }

        var reachable = weighted.Sum(item => Rounding.Exact(item.Measurement.Weight) ?? 0);
        if (total > reachable)
        {
            yield return FindingCatalogue.TotalUnreachable.At(where, Rounding.Text(total), $"不超过 {Rounding.Text(reachable)}");
        }

        var claims = reading.Rows.Select(row => row.Claimed).Append(reading.ExecutionScore).Where(claim => claim is not null).ToArray();
        var sum = claims.Sum() ?? 0;
        if (claims.Length > 0 && weighted.All(item => item.Self is not null) && sum != total)
        {
            yield return FindingCatalogue.TotalMismatch.At(where, Rounding.Text(total), Rounding.Text(sum));
        }
    }
}
