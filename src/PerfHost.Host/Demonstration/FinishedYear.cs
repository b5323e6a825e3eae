using System.Globalization;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;

namespace PerfHost.Host.Demonstration;

/// <summary>The self-evaluation forms (自评表) of the year before: filled in by the rules, a minority of them with the usual defects.</summary>
public static class FinishedYear
{
    /// <summary>The finished fiscal year.</summary>
    public const int Year = Season.Year - 1;

    private const decimal Mean = 94.00m;
    private const int Skipped = 16;
    private const int Flawed = 7;

    /// <summary>The forms: one for each project that went on from that year.</summary>
    /// <param name="district">The district.</param>
    public static IReadOnlyList<SelfEvaluationForm> Forms(District district)
    {
        ArgumentNullException.ThrowIfNull(district);
        Project[] projects = [.. district.Projects.Where((_, i) => i % Skipped != Skipped - 1)];
        var totals = Totals(projects.Length);
        return [.. projects.Select((project, i) => Form(project.Declaration, totals[i], i))];
    }

    /// <summary>What the units give themselves: much praise, a tail of modesty, and exactly the mean.</summary>
    private static decimal[] Totals(int count)
    {
        decimal[] totals = [.. Enumerable.Range(0, count).Select(i => new Dice($"claim {i}").Unit()).Select(unit => decimal.Round((decimal)(98.6 - 15 * unit * unit), 2))];
        var excess = totals.Sum() - Mean * count;
        var each = decimal.Round(excess / count, 2);
        for (var i = 0; i < count; i++)
        {
            totals[i] -= each;
        }

        totals[0] -= totals.Sum() - Mean * count;
        return totals;
    }

    private static SelfEvaluationForm Form(Declaration declared, decimal total, int index)
    {
        var dice = new Dice($"form {index}");
        var (rows, execution) = FilledRows.Of(declared.Indicators, 100 - total, dice);

        // Tens of 万元, so that the executed amount that gives the score has two decimals.
        var budget = Math.Max(1, decimal.Round(declared.AdjustedBudget!.Value * (decimal)dice.Between(0.85, 1.05) / 100_000)) * 10;
        var form = new SelfEvaluationForm
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Year}-{declared.Subject[^4..]}"),
            Title = declared.Title,
            Place = declared.Place,
            Year = Year,
            Department = declared.Department,
            Unit = declared.Unit,
            Budget = new FormBudget
            {
                Place = "自评表!5",
                Initial = Text(budget),
                Adjusted = Text(budget),
                Executed = Text(budget * execution / 10),
                Rate = Text(execution * 10) + "%",
                Weight = "10",
                Score = Text(execution),
                Reason = execution < 9 ? "部分款项按合同约定结转支付" : null,
            },
            Rows = rows,
            Total = Text(total),
            TotalPlace = "合计",
            Texts = [new FormText("存在问题", total < 90 ? "部分工作推进晚于计划，指标完成不均衡。" : "绩效目标编制精细化程度有待提高。", "存在问题")],
            Source = "演示数据",
        };
        return index % Flawed == 3 ? Flaw.Put(form, dice) : form;
    }

    /// <summary>A number as a form prints it.</summary>
    internal static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
