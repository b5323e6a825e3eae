using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests;

/// <summary>A small form without any defect, to be spoilt by tests.</summary>
internal static class FormBuilder
{
    public static SelfEvaluationForm Clean(string id = "f1") => new()
    {
        Id = id,
        Title = "农村道路养护",
        Place = "安徽 滁州 天长市",
        Year = 2024,
        Unit = "交通运输局",
        Budget = new FormBudget { Initial = "100", Adjusted = "100", Executed = "95", Rate = "95", Weight = "10", Score = "9.5" },
        Rows =
        [
            Row(0, "产出指标", "养护里程", "≥", "300", "300", "公里", "30", "30"),
            Row(1, "产出指标", "合格率", "=", "100", "98", "%", "20", "19.6"),
            Row(2, "效益指标", "群众出行改善", "定性", "明显", "达成年度指标", "", "30", "30"),
            Row(3, "满意度指标", "群众满意度", "≥", "90", "92", "%", "10", "10"),
        ],
        Total = "99.1",
        Grade = "优",
    };

    public static FormRow Row(int index, string head, string name, string op, string? target, string? actual, string unit, string? weight, string? score) => new()
    {
        Level1 = head,
        Name = name,
        Operator = op,
        Target = target,
        Actual = actual,
        Unit = unit,
        Weight = weight,
        Score = score,
        Place = $"indicators[{index}]",
    };

    public static SelfEvaluationForm WithRow(int index, Func<FormRow, FormRow> spoil)
    {
        var form = Clean();
        var rows = form.Rows.ToArray();
        rows[index] = spoil(rows[index]);
        return form with { Rows = rows };
    }
}
