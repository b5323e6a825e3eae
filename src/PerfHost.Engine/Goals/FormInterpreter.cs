using System.Globalization;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Engine.Goals;

/// <summary>Reads a form: texts become numbers, dates, comparators and units, or findings; never a silent zero. Pure.</summary>
public static class FormInterpreter
{
    /// <summary>More than any weight, score or rate; a larger number is a slip of the keyboard, and sums of such numbers overflow.</summary>
    private const decimal MostPoints = 100_000_000m;

    /// <summary>More than any budget, in the unit of the form.</summary>
    private const decimal MostMoney = 10_000_000_000_000m;

    /// <summary>Reads the form.</summary>
    /// <param name="form">The form as received.</param>
    public static FormReading Read(SelfEvaluationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var findings = new List<Finding>();
        if (form.OperatorsInferred)
        {
            findings.Add(FindingCatalogue.OperatorInferred.At("全表", "未印计算符号", "≥、＝、≤ 或 定性"));
        }

        var budget = form.Budget;
        if (MeasureUnit.Yuan(budget.Unit) is null && (budget.Initial ?? budget.Adjusted ?? budget.Executed) is not null)
        {
            findings.Add(FindingCatalogue.UnitMismatch.At($"{budget.Place} 金额单位", budget.Unit, "元、千元、万元、百万元或亿元", "已按万元计。"));
        }

        var indicators = new List<Indicator>(form.Rows.Count);
        var rows = new List<ReadRow>(form.Rows.Count);
        for (var i = 0; i < form.Rows.Count; i++)
        {
            var (indicator, row) = RowInterpreter.Read(form.Rows[i], i, form.Year, findings);
            indicators.Add(indicator);
            rows.Add(row);
        }

        var declaration = new Declaration
        {
            Subject = form.Id,
            Title = form.Title,
            Year = form.Year,
            Kind = form.Kind,
            Place = form.Place,
            Department = form.Department,
            Unit = form.Unit,
            InitialBudget = Money(budget, budget.Initial, "年初预算数", findings),
            AdjustedBudget = Money(budget, budget.Adjusted, "全年预算数", findings),
            ExecutionWeight = (double?)Plain(budget.Weight, $"{budget.Place} 预算执行分值", findings, least: 0),
            Indicators = indicators,
        };
        var executed = Money(budget, budget.Executed, "全年执行数", findings);
        SuspectMoney(budget, declaration.AdjustedBudget ?? declaration.InitialBudget, executed, findings);
        return new FormReading(
            declaration,
            executed,
            Plain(budget.Rate, $"{budget.Place} 执行率", findings),
            Plain(budget.Score, $"{budget.Place} 预算执行得分", findings),
            rows,
            Plain(form.Total, form.TotalPlace.Length > 0 ? form.TotalPlace : "总分", findings),
            findings);
    }

    /// <summary>Reads a plain number such as a weight or a score; anything else is a finding and null.</summary>
    internal static decimal? Plain(string? text, string place, List<Finding> findings, decimal most = MostPoints, decimal? least = null)
    {
        var narrow = WideText.Narrow(text).TrimEnd('分', '%');
        if (QuantityReader.IsBlank(narrow))
        {
            return null;
        }

        // Commas part thousands only: 9,5 is a slip of the pen and not ninety-five.
        var grouped = QuantityReader.Read(narrow) is { Value: NumberValue, Unit: "" };
        decimal number = 0;
        var isNumber = grouped && decimal.TryParse(narrow, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
        if (isNumber && number <= most && number >= (least ?? -most))
        {
            return number;
        }

        findings.Add(FindingCatalogue.NotANumber.At(place, text!.Trim(), isNumber ? $"{Rounding.Text(least ?? -most)} 到 {Rounding.Text(most)} 的数字" : "数字"));
        return null;
    }

    private static decimal? Money(FormBudget budget, string? text, string label, List<Finding> findings)
    {
        var where = $"{budget.Place} {label}";
        var narrow = WideText.Narrow(text);
        var quantity = QuantityReader.Read(narrow);
        if (quantity.Value is NumberValue { Amount: var amount } && Math.Abs(amount) <= (double)MostMoney && MeasureUnit.Yuan(quantity.Unit) is not null)
        {
            if (MeasureUnit.Canonical(quantity.Unit) != MeasureUnit.Canonical(budget.Unit))
            {
                findings.Add(FindingCatalogue.UnitMismatch.At(where, narrow, budget.Unit, "已按所写单位换算。"));
            }

            return (decimal)amount * MeasureUnit.Yuan(quantity.Unit)!.Value;
        }

        return Plain(text, where, findings, MostMoney) * (MeasureUnit.Yuan(budget.Unit) ?? 10_000m);
    }

    // Amounts that differ ten-thousandfold were typed in 元 in one cell and in 万元 in the other.
    private static void SuspectMoney(FormBudget budget, decimal? planned, decimal? executed, List<Finding> findings)
    {
        if (RowInterpreter.DiffersTenThousandfold((double?)planned, (double?)executed))
        {
            findings.Add(FindingCatalogue.UnitMismatch.At(
                $"{budget.Place} 全年执行数", budget.Executed!, $"与预算数同为{budget.Unit}", "两数相差约一万倍，疑为元与万元混用。"));
        }
    }
}
