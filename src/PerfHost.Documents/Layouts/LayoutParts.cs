using System.Globalization;
using System.Text;

namespace PerfHost.Documents.Layouts;

/// <summary>A label or heading: how it is written, and how else it may be spelled when read.</summary>
/// <param name="Text">As written.</param>
/// <param name="Also">Other accepted spellings.</param>
public sealed record LayoutLabel(string Text, IReadOnlyList<string> Also)
{
    private readonly string[] _normal = [.. Also.Prepend(Text).Select(Normal)];

    /// <summary>True when a cell carries this label; spaces, full-width signs, a closing colon and a money unit do not matter.</summary>
    /// <param name="cell">The cell's text.</param>
    public bool Matches(string? cell) => !string.IsNullOrWhiteSpace(cell) && IsSpelled(Normal(cell));

    /// <summary>True when a text that went through <see cref="Normal"/> is this label: for asking many labels about one cell.</summary>
    internal bool IsSpelled(string normal) => Array.IndexOf(_normal, normal) >= 0;

    /// <summary>A label without what varies from one typist to the next.</summary>
    internal static string Normal(string text)
    {
        // A label is short; a cell that is not short is a text, and need not be looked at as a whole.
        var folded = (text.Length > 400 ? text[..400] : text).FoldWidth();
        var plain = new StringBuilder(folded.Length);
        foreach (var sign in folded)
        {
            if (!char.IsWhiteSpace(sign) && CharUnicodeInfo.GetUnicodeCategory(sign) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                plain.Append(sign);
            }
        }

        var label = plain.ToString().TrimEnd(':').TrimStart('*');
        foreach (var unit in (ReadOnlySpan<string>)["(万元)", "(元)", "(千元)", "(亿元)"])
        {
            label = label.EndsWith(unit, StringComparison.Ordinal) ? label[..^unit.Length] : label;
        }

        return label;
    }
}

/// <summary>A labelled field: the label in one cell, its value in the next.</summary>
/// <param name="Field">What the value is.</param>
/// <param name="Label">Its label; for <see cref="HeadField.Text"/> also the label of the free text.</param>
/// <param name="WhenUsed">True when it is written only for a form that has it.</param>
public sealed record LayoutField(HeadField Field, LayoutLabel Label, bool WhenUsed);

/// <summary>A column found by its heading.</summary>
/// <param name="Field">What stands in it.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Width">Its width when written, in characters of the standard font.</param>
/// <param name="Required">True when a sheet without it is not this form.</param>
/// <param name="WhenUsed">True when it is written only for a form that uses it.</param>
/// <typeparam name="TField">The fields of the block.</typeparam>
public sealed record LayoutColumn<TField>(TField Field, LayoutLabel Label, double Width, bool Required, bool WhenUsed)
    where TField : struct, Enum;

/// <summary>The funds block.</summary>
/// <param name="Label">The side label; <c>{unit}</c> stands for the money unit.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Total">The label of the total row, the only one that scores.</param>
/// <param name="Unscored">What the rows of the single funds carry in the columns that only the total row fills; null for nothing.</param>
public sealed record LayoutFunds(string Label, IReadOnlyList<LayoutColumn<FundField>> Columns, LayoutLabel Total, string? Unscored);

/// <summary>Free texts side by side under their labels.</summary>
/// <param name="Label">The side label.</param>
/// <param name="Columns">Their labels.</param>
public sealed record LayoutGoals(string Label, IReadOnlyList<LayoutLabel> Columns);

/// <summary>The total row; the total stands in the score column.</summary>
/// <param name="Label">Its label.</param>
/// <param name="GradeBeside">True when the grade stands in the cell after the total.</param>
public sealed record LayoutTotal(LayoutLabel Label, bool GradeBeside);

/// <summary>Fields that stand beside a label.</summary>
public enum HeadField
{
    /// <summary>项目名称, or the department of a department form.</summary>
    Title = 0,

    /// <summary>行政区.</summary>
    Place,

    /// <summary>年度.</summary>
    Year,

    /// <summary>主管部门.</summary>
    Department,

    /// <summary>实施单位.</summary>
    Unit,

    /// <summary>总分.</summary>
    Total,

    /// <summary>评价等级.</summary>
    Grade,

    /// <summary>资料来源.</summary>
    Source,

    /// <summary>Whether the operators were inferred: 是 or blank.</summary>
    OperatorsInferred,

    /// <summary>A free text.</summary>
    Text,
}

/// <summary>Columns of the funds block.</summary>
public enum FundField
{
    /// <summary>年初预算数.</summary>
    Initial = 0,

    /// <summary>全年预算数.</summary>
    Adjusted,

    /// <summary>全年执行数.</summary>
    Executed,

    /// <summary>分值.</summary>
    Weight,

    /// <summary>执行率.</summary>
    Rate,

    /// <summary>得分.</summary>
    Score,

    /// <summary>偏差原因.</summary>
    Reason,
}

/// <summary>Columns of the indicator block.</summary>
public enum RowField
{
    /// <summary>一级指标.</summary>
    Level1 = 0,

    /// <summary>二级指标.</summary>
    Level2,

    /// <summary>三级指标.</summary>
    Name,

    /// <summary>指标性质.</summary>
    Operator,

    /// <summary>年度指标值.</summary>
    Target,

    /// <summary>调整指标值: where filled in, it stands for the target.</summary>
    AdjustedTarget,

    /// <summary>度量单位.</summary>
    Unit,

    /// <summary>实际完成值.</summary>
    Actual,

    /// <summary>得分系数.</summary>
    Coefficient,

    /// <summary>分值.</summary>
    Weight,

    /// <summary>得分.</summary>
    Score,

    /// <summary>偏差原因.</summary>
    Reason,

    /// <summary>A column that is printed and not kept.</summary>
    None,
}
