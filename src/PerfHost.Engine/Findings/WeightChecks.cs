using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>Whether the weights add up to the full mark, and each head to what the scheme gives it.</summary>
internal static class WeightChecks
{
    public static IEnumerable<Finding> Check(Scheme scheme, SelfEvaluationForm form, SubjectResult result)
    {
        if (result.Heads.Count == 0)
        {
            yield break;
        }

        var execution = Rounding.Exact(result.Execution?.Measurement.Weight ?? 0) ?? 0;
        var sum = execution + result.Heads.Sum(head => head.Weight);
        var full = scheme.FullMark.Value;
        if (sum != full)
        {
            yield return FindingCatalogue.WeightsSum.At(
                "分值合计", Rounding.Text(sum), Rounding.Text(full), $"预算执行 {Rounding.Text(execution)}，指标 {Rounding.Text(sum - execution)}。");
        }

        // A form that was cut short has heads that are short for that reason alone.
        if (form.Kind != SubjectKind.Project || sum < full)
        {
            yield break;
        }

        foreach (var heads in result.Heads.GroupBy(head => scheme.HeadOf(head.Name)).Where(heads => heads.Key is not null))
        {
            var weight = heads.Sum(head => head.Weight);
            var rule = heads.Key!;
            if (weight < rule.Least || weight > rule.Most)
            {
                yield return FindingCatalogue.HeadWeight.At(
                    $"一级指标 {rule.Name}", Rounding.Text(weight), rule.Least == rule.Most ? Rounding.Text(rule.Least) : $"{Rounding.Text(rule.Least)}—{Rounding.Text(rule.Most)}", $"依据{rule.Source}。");
            }
        }
    }
}
