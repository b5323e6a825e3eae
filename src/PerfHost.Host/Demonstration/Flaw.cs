using System.Globalization;
using PerfHost.Engine.Forms;

namespace PerfHost.Host.Demonstration;

/// <summary>Puts one of the defects into a form that real forms have. The claimed total stays as it is.</summary>
public static class Flaw
{
    private static readonly Func<SelfEvaluationForm, SelfEvaluationForm>[] Kinds =
    [
        form => Row(form, 0, row => row with { Weight = More(row.Weight, 5) }),
        form => Row(form, 0, row => row with { Score = More(row.Score, -1) }),
        form => form with { Budget = form.Budget with { Rate = More(form.Budget.Rate!.TrimEnd('%'), 3) + "%" } },
        form => Row(form, 1, row => row with { Actual = null }),
        form => Row(form, 1, row => row with { Actual = "已全部完成" }),
        form => Row(form, 2, row => row with { Reason = "（请填写偏差原因及改进措施）" }),
        form => Row(Row(form, 0, row => row with { Score = More(row.Weight, 1) }), 1, row => row with { Score = More(row.Score, -1) }),
        form => form with { Grade = decimal.Parse(form.Total!, CultureInfo.InvariantCulture) >= 90 ? "良" : "优" },
        form => Row(form, form.Rows.ToList().FindIndex(row => row.Unit == "万元"), row => row with { Actual = FinishedYear.Text(decimal.Parse(row.Actual!, CultureInfo.InvariantCulture) * 10_000) }),
    ];

    /// <summary>Puts one in.</summary>
    /// <param name="form">A form without defects.</param>
    /// <param name="dice">Which one.</param>
    public static SelfEvaluationForm Put(SelfEvaluationForm form, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(dice);
        return dice.Of(Kinds)(form);
    }

    private static SelfEvaluationForm Row(SelfEvaluationForm form, int index, Func<FormRow, FormRow> change) =>
        form with { Rows = [.. form.Rows.Select((row, i) => i == index ? change(row) : row)] };

    private static string More(string? number, decimal by) => FinishedYear.Text(decimal.Parse(number!, CultureInfo.InvariantCulture) + by);
}
