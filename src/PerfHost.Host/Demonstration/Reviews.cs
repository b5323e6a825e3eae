using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;

namespace PerfHost.Host.Demonstration;

/// <summary>The finance bureau's reviews (财政复核) of some forms of the finished year, with what was cut and why.</summary>
public static class Reviews
{
    private const string Person = "绩效管理科复核组";

    // 优 3, 良 21, 中 7, 差 1; their mean is 83.
    private static readonly decimal[] Held =
    [
        93.5m, 91.2m, 90.4m,
        88.9m, 88.6m, 88.3m, 88.2m, 88m, 88m, 87.7m, 87.4m, 87.1m, 86.8m, 86.4m, 86m, 85.6m, 85.2m, 84.8m, 84.3m, 83.8m, 83.2m, 82.5m, 82m, 81.6m,
        78.6m, 77.2m, 75.9m, 74.4m, 72.8m, 71.5m, 69.3m,
        56.8m,
    ];

    private static readonly string[] Reasons =
    [
        "完成值缺少验收单和台账佐证，按可核实的数量计分。",
        "效益指标只有文字描述，未附对比数据，不予全额认可。",
        "满意度调查样本不足30份，问卷无留存，核减得分。",
        "完成时限晚于批复目标，自评未如实反映。",
        "成本核算未包含前期费用，按合同和支付凭证重新测算。",
    ];

    /// <summary>The scores given.</summary>
    /// <param name="forms">The forms of the year.</param>
    public static IEnumerable<NewEntry> Of(IReadOnlyList<SelfEvaluationForm> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        foreach (var (form, held) in Chosen(forms))
        {
            foreach (var given in Cuts(form, decimal.Parse(form.Total!, CultureInfo.InvariantCulture) - held))
            {
                yield return Entries.Given(given);
            }

            yield return Entries.Given(new ScoreGiven(form.Id, "", ScoreOwner.Reviewed, held, Person, "现场核查和资料复核后确定。"));
        }
    }

    /// <summary>The reviewed forms, whose own claim is above what the bureau holds, with that.</summary>
    /// <param name="forms">The forms of the year.</param>
    public static IReadOnlyList<(SelfEvaluationForm Form, decimal Held)> Chosen(IReadOnlyList<SelfEvaluationForm> forms)
    {
        ArgumentNullException.ThrowIfNull(forms);
        const int stride = 37;
        var (chosen, at) = (new List<(SelfEvaluationForm, decimal)>(), 5);
        foreach (var held in Held)
        {
            while (decimal.Parse(forms[at % forms.Count].Total!, CultureInfo.InvariantCulture) < held + 1)
            {
                at++;
            }

            chosen.Add((forms[at % forms.Count], held));
            at += stride;
        }

        return chosen;
    }

    /// <summary>Spreads a cut over some rows, at most 60 % of each one's weight.</summary>
    private static IEnumerable<ScoreGiven> Cuts(SelfEvaluationForm form, decimal cut)
    {
        var dice = new Dice($"review {form.Id}");
        foreach (var i in dice.Shuffle(form.Rows.Count))
        {
            if (cut <= 0)
            {
                yield break;
            }

            var row = form.Rows[i];
            var claimed = decimal.Parse(row.Score!, CultureInfo.InvariantCulture);
            var part = Math.Min(cut, Math.Min(claimed, decimal.Round(decimal.Parse(row.Weight!, CultureInfo.InvariantCulture) * 0.6m, 1)));
            cut -= part;
            yield return new ScoreGiven(form.Id, string.Create(CultureInfo.InvariantCulture, $"i{i + 1:D3}"), ScoreOwner.Reviewed, claimed - part, Person, dice.Of(Reasons));
        }
    }
}
