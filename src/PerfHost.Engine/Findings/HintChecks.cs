using PerfHost.Engine.Forms;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>Whether hint text of the empty form was left in.</summary>
internal static class HintChecks
{
    private const int MaxQuoted = 40;

    public static IEnumerable<Finding> Check(Scheme scheme, SelfEvaluationForm form)
    {
        if (scheme.Hints.Count == 0)
        {
            yield break;
        }

        foreach (var (where, text) in Texts(form))
        {
            if (text is { Length: > 0 } && scheme.Hints.FirstOrDefault(hint => text.Contains(hint, StringComparison.Ordinal)) is { } hint)
            {
                yield return FindingCatalogue.HintText.At(where, text.Length <= MaxQuoted ? text : $"{text[..MaxQuoted]}……", $"不含“{hint}”的实际内容");
            }
        }
    }

    private static IEnumerable<(string Where, string? Text)> Texts(SelfEvaluationForm form)
    {
        yield return ("项目名称", form.Title);
        foreach (var text in form.Texts)
        {
            yield return ($"{text.Place} {text.Label}".Trim(), text.Text);
        }

        foreach (var row in form.Rows)
        {
            yield return ($"{row.Place} 三级指标", row.Name);
            yield return ($"{row.Place} {row.Name} 指标值", row.Target);
            yield return ($"{row.Place} {row.Name} 完成值", row.Actual);
            yield return ($"{row.Place} {row.Name} 偏差原因", row.Reason);
        }
    }
}
