using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Findings;

/// <summary>What the unit claims for an item, held against its weight, its data and the rule.</summary>
internal static class ClaimChecks
{
    public static List<Finding> Check(Scheme scheme, ReadRow row, ItemResult item, decimal claimed)
    {
        var findings = CheckPoints(scheme, item, claimed);
        if (claimed > 0 && (row.TargetBlank || row.ActualBlank))
        {
            var blank = row is { TargetBlank: true, ActualBlank: true } ? "指标值和完成值空白" : row.TargetBlank ? "指标值空白" : "完成值空白";
            findings.Insert(0, FindingCatalogue.BlankWithScore.At(row.Place, $"{blank}，得分 {Rounding.Text(claimed)}", "填写后再评分"));
        }

        return findings;
    }

    public static List<Finding> CheckPoints(Scheme scheme, ItemResult item, decimal claimed)
    {
        var findings = new List<Finding>();
        if (item.IsWeighted && (claimed < 0 || (double)claimed > item.Measurement.Weight))
        {
            findings.Add(FindingCatalogue.ScoreAboveWeight.At(
                item.Where, Rounding.Text(claimed), $"0—{Rounding.Text(item.Measurement.Weight)}"));
        }

        if (item.Score.Outcome != ScoreOutcome.CouldNotScore && Rounding.Exact(item.Score.Points) is { } exact && !Follows(exact, claimed, scheme))
        {
            var whole = decimal.Round(exact, 0, MidpointRounding.AwayFromZero) == claimed;
            findings.Add(FindingCatalogue.ScoreDiffers.At(
                item.Where,
                Rounding.Text(claimed),
                Rounding.Text(item.Points ?? exact),
                whole ? "自评得分等于测算得分取整，而方案保留小数。" : null));
        }

        return findings;
    }

    /// <summary>A claim printed with decimals follows the rule when the rule gives it at that precision; a whole one must be whole.</summary>
    private static bool Follows(decimal exact, decimal claimed, Scheme scheme)
    {
        var scale = claimed.Scale == 0 ? (int)scheme.Rounding.Items.Value : Math.Min((int)claimed.Scale, 10);
        return decimal.Round(exact, scale, MidpointRounding.AwayFromZero) == claimed;
    }
}
