using System.Globalization;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Engine.Goals;

/// <summary>Reads one indicator row of a form.</summary>
internal static class RowInterpreter
{
    private const double TenThousand = 10_000;

    /// <summary>A goal of so many percent or more, against which an actual value of at most one percent is hardly meant.</summary>
    private const double WholePercent = 10;

    public static (Indicator Indicator, ReadRow Row) Read(FormRow row, int index, int? year, List<Finding> findings)
    {
        var where = $"{(row.Place.Length > 0 ? row.Place : $"第{index + 1}行")} {row.Name}".Trim();
        var target = QuantityReader.Read(row.Target, year);
        var actual = QuantityReader.Read(row.Actual, year);
        var unit = MeasureUnit.Canonical(row.Unit);
        if (unit.Length == 0)
        {
            unit = target.Unit.Length > 0 ? target.Unit : actual.Unit;
        }

        var comparator = ReadComparator(row, target, where, findings);
        var goal = Read(target, unit, $"{where} 指标值", comparator, findings);
        var reached = Read(actual, unit, $"{where} 完成值", comparator, findings);
        if (MeasureUnit.Yuan(unit) is not null && DiffersTenThousandfold(Known(goal), Known(reached)))
        {
            findings.Add(FindingCatalogue.UnitMismatch.At(
                $"{where} 完成值", row.Actual!, $"与指标值同为{unit}", "两数相差约一万倍，疑为元与万元混用。"));
        }

        if (unit == "%" && Known(goal) >= WholePercent && Known(reached) is > 0 and <= 1)
        {
            findings.Add(FindingCatalogue.UnitMismatch.At(
                $"{where} 完成值", row.Actual!, $"以 % 计的数，如 {Rounding.Text(Known(reached)!.Value * 100)}", "疑把小数当作百分数。"));
        }

        return (
            new Indicator
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"i{index + 1:D3}"),
                Head = row.Level1,
                Group = row.Level2,
                Title = row.Name,
                Comparator = comparator,
                Target = goal,
                Baseline = QuantityReader.IsBlank(row.Baseline) ? Value.Missing("未填写") : Read(QuantityReader.Read(row.Baseline, year), unit, $"{where} 基期值", comparator, findings),
                Unit = unit,
                Kind = row.Kind?.Trim(),
                Inputs = row.Inputs is { Count: > 0 } inputs ? [.. inputs.Select(input => input.Name)] : null,
                Weight = (double?)FormInterpreter.Plain(row.Weight, $"{where} 分值", findings, least: 0),
            },
            new ReadRow(
                where,
                reached,
                FormInterpreter.Plain(row.Score, $"{where} 得分", findings),
                QuantityReader.IsBlank(row.Target),
                QuantityReader.IsBlank(row.Actual))
            {
                Inputs = [.. (row.Inputs ?? []).Select(input => (input.Name, QuantityReader.Read(input.Text, year).Value))],
            });
    }

    public static bool DiffersTenThousandfold(double? planned, double? reached) =>
        planned > 0 && reached > 0 && (reached / planned is >= TenThousand / 2 and <= TenThousand * 2 || planned / reached is >= TenThousand / 2 and <= TenThousand * 2);

    private static double? Known(Value value) => value is NumberValue number ? number.Amount : null;

    private static Comparator ReadComparator(FormRow row, Quantity target, string where, List<Finding> findings)
    {
        var column = QuantityReader.ReadComparator(row.Operator);
        if (column is null)
        {
            findings.Add(FindingCatalogue.NotANumber.At($"{where} 计算符号", row.Operator!.Trim(), "≥、＝、≤、＞、＜ 或 定性"));
        }

        if (target.Value is DateValue)
        {
            return Comparator.ByDate;
        }

        if (column is not (null or Comparator.None))
        {
            if (target.Comparator != Comparator.None && target.Comparator != column)
            {
                findings.Add(FindingCatalogue.OperatorConflict.At($"{where} 计算符号", row.Operator!.Trim(), row.Target!.Trim(), "已按计算符号栏计分。"));
            }

            return column.Value;
        }

        if (target.Comparator != Comparator.None)
        {
            return target.Comparator;
        }

        if (target.Value is GradeValue || target.Value is MissingValue)
        {
            return Comparator.Qualitative;
        }

        findings.Add(FindingCatalogue.OperatorInferred.At($"{where} 指标值", row.Target!.Trim(), $"≥{row.Target!.Trim()}", "已按 ≥ 计分。"));
        return Comparator.AtLeast;
    }

    private static Value Read(Quantity cell, string unit, string where, Comparator comparator, List<Finding> findings)
    {
        switch (cell.Value)
        {
            case GradeValue words when comparator is not (Comparator.Qualitative or Comparator.Checklist or Comparator.ByDate):
                findings.Add(FindingCatalogue.NotANumber.At(where, words.Label, unit.Length > 0 ? $"数字（{unit}）" : "数字"));
                return words;
            case NumberValue number when cell.Unit.Length > 0 && MeasureUnit.Canonical(cell.Unit) != MeasureUnit.Canonical(unit):
                var factor = Math.Abs(number.Amount) < 1e15 ? MeasureUnit.Factor(cell.Unit, unit) : null;
                findings.Add(FindingCatalogue.UnitMismatch.At(where, $"{Rounding.Text(number)}{cell.Unit}", unit,
                    factor is null ? "单位无法换算，按原数计。" : "已换算。"));
                return factor is null ? number : Value.Of((double)((decimal)number.Amount * factor.Value));
            default:
                return cell.Value;
        }
    }
}
