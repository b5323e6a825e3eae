using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Layouts;

/// <summary>What of a form a layout has room for, derived from the layout alone.</summary>
internal sealed class LayoutReach(FormLayout layout)
{
    public IReadOnlyList<string> NotCarried(SelfEvaluationForm form)
    {
        var lost = new List<string>();
        Lost(form.Kind != layout.Kind, "评价对象类型");
        Lost(!string.IsNullOrWhiteSpace(form.Title) && !Carries(HeadField.Title), "项目名称");
        Lost(!string.IsNullOrWhiteSpace(form.Place) && !Carries(HeadField.Place), "行政区");
        Lost(form.Year is not null && !CarriesYear, "年度");
        Lost(!string.IsNullOrWhiteSpace(form.Department) && !Carries(HeadField.Department), "主管部门");
        Lost(!string.IsNullOrWhiteSpace(form.Unit) && !Carries(HeadField.Unit), "实施单位");
        Lost(form.Total is not null && !CarriesTotal, "总分");
        Lost(form.Grade is not null && !CarriesGrade, "评价等级");
        Lost(!string.IsNullOrWhiteSpace(form.Source) && !Carries(HeadField.Source), "资料来源");
        Lost(form.OperatorsInferred && !Carries(HeadField.OperatorsInferred), "计算符号由录入人推定");
        foreach (var (field, label, text) in Funds(form.Budget))
        {
            Lost(text is not null && !Carries(field), $"资金的{label}");
        }

        Lost(form.Budget.Funds.Count > 0 && layout.Funds is null, "各项资金");
        foreach (var (field, label, text) in Rows)
        {
            Lost(!Carries(field) && form.Rows.Any(row => !string.IsNullOrWhiteSpace(text(row))), $"指标的{label}");
        }

        Lost(form.Rows.Any(row => row.Kind is not null), "指标的指标类型");
        Lost(form.Rows.Any(row => row.Baseline is not null), "指标的基期值");
        Lost(form.Rows.Any(row => row.Inputs is { Count: > 0 }), "指标的其他输入");
        var kept = Texts(form);
        lost.AddRange(form.Texts.Where(text => !string.IsNullOrWhiteSpace(text.Text) && !kept.Contains(text)).Select(text => $"“{text.Label}”"));
        return lost;

        void Lost(bool isLost, string name)
        {
            if (isLost)
            {
                lost.Add(name);
            }
        }
    }

    public SelfEvaluationForm Keep(SelfEvaluationForm form) => form with
    {
        Kind = layout.Kind,
        Title = Carries(HeadField.Title) ? Blank(form.Title) ?? "" : "",
        Place = Carries(HeadField.Place) ? Blank(form.Place) ?? "" : "",
        Year = CarriesYear ? form.Year : null,
        Department = Carries(HeadField.Department) ? Blank(form.Department) ?? "" : "",
        Unit = Carries(HeadField.Unit) ? Blank(form.Unit) ?? "" : "",
        Total = CarriesTotal ? Blank(form.Total) : null,
        Grade = CarriesGrade ? Blank(form.Grade) : null,
        Source = Carries(HeadField.Source) ? Blank(form.Source) ?? "" : "",
        OperatorsInferred = Carries(HeadField.OperatorsInferred) && form.OperatorsInferred,
        Budget = Keep(form.Budget),
        Rows = [.. form.Rows.Select(Keep)],
        Texts = Texts(form),
    };

    private FormBudget Keep(FormBudget budget) => layout.Funds is null ? new FormBudget { Unit = layout.MoneyUnits[0] } : budget with
    {
        Initial = Fund(FundField.Initial, budget.Initial),
        Adjusted = Fund(FundField.Adjusted, budget.Adjusted),
        Executed = Fund(FundField.Executed, budget.Executed),
        Rate = Fund(FundField.Rate, budget.Rate),
        Weight = Fund(FundField.Weight, budget.Weight),
        Score = Fund(FundField.Score, budget.Score),
        Reason = Fund(FundField.Reason, budget.Reason),
        Funds = [.. budget.Funds.Select(fund => fund with
        {
            Initial = Fund(FundField.Initial, fund.Initial),
            Adjusted = Fund(FundField.Adjusted, fund.Adjusted),
            Executed = Fund(FundField.Executed, fund.Executed),
        })],
    };

    private FormRow Keep(FormRow row) => row with
    {
        Level1 = Cell(RowField.Level1, row.Level1) ?? "",
        Level2 = Cell(RowField.Level2, row.Level2) ?? "",
        Name = Cell(RowField.Name, row.Name) ?? "",
        Operator = Cell(RowField.Operator, row.Operator),
        Target = Cell(RowField.Target, row.Target),
        Unit = Cell(RowField.Unit, row.Unit),
        Actual = Cell(RowField.Actual, row.Actual),
        Coefficient = Cell(RowField.Coefficient, row.Coefficient),
        Weight = Cell(RowField.Weight, row.Weight),
        Score = Cell(RowField.Score, row.Score),
        Reason = Cell(RowField.Reason, row.Reason),
        Kind = null,
        Baseline = null,
        Inputs = null,
    };

    /// <summary>The texts that have a place, one for each label, in the order of the layout.</summary>
    private List<FormText> Texts(SelfEvaluationForm form) => [.. layout.TextLabels
        .Select(label => form.Texts.FirstOrDefault(text => text.Label == label && !string.IsNullOrWhiteSpace(text.Text)))
        .OfType<FormText>()];

    private static IEnumerable<(FundField Field, string Label, string? Text)> Funds(FormBudget budget) =>
    [
        (FundField.Initial, "年初预算数", budget.Initial),
        (FundField.Adjusted, "全年预算数", budget.Adjusted),
        (FundField.Executed, "全年执行数", budget.Executed),
        (FundField.Rate, "执行率", budget.Rate),
        (FundField.Weight, "分值", budget.Weight),
        (FundField.Score, "得分", budget.Score),
        (FundField.Reason, "偏差原因", budget.Reason),
    ];

    private static IEnumerable<(RowField Field, string Label, Func<FormRow, string?> Text)> Rows =>
    [
        (RowField.Level1, "一级指标", row => row.Level1),
        (RowField.Level2, "二级指标", row => row.Level2),
        (RowField.Name, "名称", row => row.Name),
        (RowField.Operator, "指标性质", row => row.Operator),
        (RowField.Target, "指标值", row => row.Target),
        (RowField.Unit, "度量单位", row => row.Unit),
        (RowField.Actual, "完成值", row => row.Actual),
        (RowField.Coefficient, "得分系数", row => row.Coefficient),
        (RowField.Weight, "分值", row => row.Weight),
        (RowField.Score, "得分", row => row.Score),
        (RowField.Reason, "偏差原因", row => row.Reason),
    ];

    private bool CarriesYear => layout.YearLine is not null || Carries(HeadField.Year);

    private bool CarriesTotal => layout.Total is not null || Carries(HeadField.Total);

    private bool CarriesGrade => layout.Total is { GradeBeside: true } || Carries(HeadField.Grade);

    private bool Carries(HeadField field) => layout.Fields.Any(entry => entry.Field == field);

    private bool Carries(FundField field) => layout.Funds?.Columns.Any(column => column.Field == field) == true;

    private bool Carries(RowField field) => layout.Columns.Any(column => column.Field == field);

    private string? Fund(FundField field, string? text) => Carries(field) ? Blank(text) : null;

    private string? Cell(RowField field, string? text) => Carries(field) ? Blank(text) : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
