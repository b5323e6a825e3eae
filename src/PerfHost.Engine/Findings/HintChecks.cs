using System.Buffers;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>Whether hint text of the empty form was left in.</summary>
internal sealed class HintChecks(Scheme scheme)
{
    private const int MaxQuoted = 40;
    private readonly SearchValues<string> _hints = SearchValues.Create([.. scheme.Hints], StringComparison.Ordinal);

    public IEnumerable<Finding> Check(SelfEvaluationForm form)
    {
        if (Has(form.Title))
        {
            yield return At("项目名称", form.Title);
        }

        foreach (var text in form.Texts)
        {
            if (Has(text.Text))
            {
                yield return At($"{text.Place} {text.Label}".Trim(), text.Text);
            }
        }

        foreach (var row in form.Rows)
        {
            if (Has(row.Name))
            {
                yield return At($"{row.Place} 三级指标", row.Name);
            }

            foreach (var (column, text) in ((string, string?)[])[("指标值", row.Target), ("完成值", row.Actual), ("偏差原因", row.Reason)])
            {
                if (Has(text))
                {
                    yield return At($"{row.Place} {row.Name} {column}", text!);
                }
            }
        }
    }

    private bool Has(string? text) => text is { Length: > 0 } && text.AsSpan().ContainsAny(_hints);

    private Finding At(string where, string text)
    {
        var hint = scheme.Hints.First(hint => text.Contains(hint, StringComparison.Ordinal));
        return FindingCatalogue.HintText.At(where, text.Length <= MaxQuoted ? text : $"{text[..MaxQuoted]}……", $"不含“{hint}”的实际内容");
    }
}
