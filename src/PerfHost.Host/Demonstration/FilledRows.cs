using System.Globalization;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Host.Demonstration;

/// <summary>Fills in the rows of a form so that the rules give exactly the loss that is wanted.</summary>
public static class FilledRows
{
    private const decimal PartlyMet = 0.6m;
    private const decimal MostExecutionLoss = 3.2m;

    /// <summary>Fills them in.</summary>
    /// <param name="indicators">The indicators.</param>
    /// <param name="loss">The points to lose, two decimals.</param>
    /// <param name="dice">What varies.</param>
    /// <returns>The rows, and the points left for budget execution.</returns>
    public static (IReadOnlyList<FormRow> Rows, decimal Execution) Of(IReadOnlyList<Indicator> indicators, decimal loss, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        ArgumentNullException.ThrowIfNull(dice);
        FormRow[] rows = [.. indicators.Select((indicator, i) => Met(indicator, i, dice))];
        var open = loss;
        var kept = Math.Min(loss, (decimal)dice.Between(0.2, (double)MostExecutionLoss));
        foreach (var i in dice.Shuffle(rows.Length))
        {
            var weight = (decimal)indicators[i].Weight!.Value;
            if (indicators[i].Comparator == Comparator.Qualitative && weight * (1 - PartlyMet) <= open - kept)
            {
                rows[i] = Lose(rows[i], "部分达成年度指标并具有一定效果", weight * PartlyMet, "成效显现需要一定周期");
                open -= weight * (1 - PartlyMet);
            }
            else if (indicators[i].Comparator is Comparator.AtLeast or Comparator.Equal && open - kept > 0.4m)
            {
                open -= Shorten(rows, i, indicators[i], Math.Min(open - kept, weight * 0.4m));
            }
        }

        return (rows, 10 - open);
    }

    /// <summary>Misses a target by about so many points; gives the points that the rule then takes.</summary>
    private static decimal Shorten(FormRow[] rows, int i, Indicator indicator, decimal points)
    {
        var (target, weight) = ((decimal)indicator.Target.Number, (decimal)indicator.Weight!.Value);
        var digits = indicator.Unit == "%" ? 1 : 0;
        var actual = decimal.Round(target * (1 - points / weight), digits, MidpointRounding.AwayFromZero) is var near && weight - Points(near) > points + 0.1m ? near + 1 : near;
        if (actual >= target)
        {
            return 0;
        }

        rows[i] = Lose(rows[i], FinishedYear.Text(actual), Points(actual), "受季节和招标周期影响，未按计划完成");
        return weight - Points(actual);

        decimal Points(decimal reached) => decimal.Round(weight * reached / target, 2, MidpointRounding.AwayFromZero);
    }

    private static FormRow Lose(FormRow row, string actual, decimal points, string reason) => row with { Actual = actual, Score = points.ToString("0.00", CultureInfo.InvariantCulture), Reason = reason };

    private static FormRow Met(Indicator indicator, int index, Dice dice) => new()
    {
        Level1 = indicator.Head,
        Level2 = indicator.Group,
        Name = indicator.Title,
        Operator = indicator.Comparator switch
        {
            Comparator.AtLeast => "≥",
            Comparator.AtMost => "≤",
            Comparator.Equal => "＝",
            Comparator.Qualitative => "定性",
            _ => null,
        },
        Target = indicator.Target switch
        {
            NumberValue number => FinishedYear.Text((decimal)number.Amount),
            DateValue due => string.Create(CultureInfo.InvariantCulture, $"{due.Date.Year - 1}年{due.Date.Month}月底前"),
            GradeValue words => words.Label,
            _ => null,
        },
        Actual = indicator.Target switch
        {
            NumberValue number when indicator.Comparator == Comparator.AtMost => FinishedYear.Text(decimal.Round((decimal)number.Amount * (decimal)dice.Between(0.9, 1), 1, MidpointRounding.ToZero)),
            NumberValue number when indicator.Unit == "%" => FinishedYear.Text(Math.Min(100, (decimal)number.Amount + dice.Below(4))),
            NumberValue number when indicator.Comparator == Comparator.AtLeast && number.Amount > 40 => FinishedYear.Text(decimal.Round((decimal)number.Amount * (decimal)dice.Between(1, 1.06))),
            NumberValue number => FinishedYear.Text((decimal)number.Amount),
            DateValue due => due.Date.AddYears(-1).AddDays(-dice.Below(25)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => "达成年度指标",
        },
        Unit = indicator.Unit,
        Weight = FinishedYear.Text((decimal)indicator.Weight!.Value),
        Score = FinishedYear.Text((decimal)indicator.Weight!.Value),
        Place = string.Create(CultureInfo.InvariantCulture, $"自评表!{index + 8}"),
    };
}
