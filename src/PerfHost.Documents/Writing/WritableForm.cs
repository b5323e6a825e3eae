using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Writing;

/// <summary>Refuses what a sheet could not give back, before anything is written.</summary>
internal sealed class WritableForm(FormLayout layout, SelfEvaluationForm form)
{
    public void Check()
    {
        Texts();
        if (form.Year is < 1000 or > 9999)
        {
            throw Refuse("年度写不进表", "年度", $"{form.Year}", "四位年份");
        }

        if (layout.Funds is not null && !layout.MoneyUnits.Contains(form.Budget.Unit, StringComparer.Ordinal))
        {
            throw Refuse("金额单位不在表式内", "金额单位", form.Budget.Unit, string.Join('、', layout.MoneyUnits));
        }

        // The sheet has further rows for the head, the funds and the texts.
        const int Most = WorkbookReader.MaxRows - 200;
        if (form.Rows.Count + form.Budget.Funds.Count > Most)
        {
            throw Refuse("行数太多", "指标和资金", $"{form.Rows.Count + form.Budget.Funds.Count} 行", $"不超过 {Most} 行");
        }

        foreach (var fund in form.Budget.Funds)
        {
            Fund(fund);
        }

        for (var i = 0; i < form.Rows.Count; i++)
        {
            Row(layout.Keep(form with { Rows = [form.Rows[i]] }).Rows[0], i + 1);
        }
    }

    private void Fund(FormFund fund)
    {
        if (layout.Funds is not null && string.IsNullOrWhiteSpace(fund.Title))
        {
            throw Refuse("资金没有名称", "各项资金", "空白", "资金名称，如 当年财政拨款");
        }
    }

    private void Row(FormRow row, int number)
    {
        if (row.Name.Length > 0)
        {
            return;
        }

        if ((row.Target ?? row.Actual ?? row.Weight ?? row.Score ?? row.Operator ?? row.Unit ?? row.Coefficient ?? row.Reason) is null)
        {
            throw Refuse("指标行是空的", $"第 {number} 个指标", "除一、二级指标外没有内容", "至少有名称");
        }

        if (layout.Total is { } total && (total.Label.Matches(row.Level1) || total.Label.Matches(row.Level2)))
        {
            throw Refuse("这一行会被当作总分行", $"第 {number} 个指标", $"“{row.Level1}{row.Level2}”且没有名称", "有名称的指标");
        }
    }

    private void Texts()
    {
        Text(form.Title, "项目名称");
        Text(form.Place, "行政区");
        Text(form.Department, "主管部门");
        Text(form.Unit, "实施单位");
        Text(form.Total, "总分");
        Text(form.Grade, "评价等级");
        Text(form.Source, "资料来源");
        var budget = form.Budget;
        foreach (var text in (ReadOnlySpan<string?>)[budget.Initial, budget.Adjusted, budget.Executed, budget.Rate, budget.Weight, budget.Score, budget.Reason])
        {
            Text(text, "资金总额");
        }

        foreach (var fund in budget.Funds)
        {
            foreach (var text in (ReadOnlySpan<string?>)[fund.Title, fund.Initial, fund.Adjusted, fund.Executed])
            {
                Text(text, "各项资金");
            }
        }

        for (var i = 0; i < form.Rows.Count; i++)
        {
            var row = form.Rows[i];
            foreach (var text in (ReadOnlySpan<string?>)[
                row.Level1, row.Level2, row.Name, row.Operator, row.Target, row.Unit, row.Actual, row.Coefficient, row.Weight, row.Score, row.Reason])
            {
                Text(text, $"第 {i + 1} 个指标");
            }
        }

        foreach (var text in form.Texts)
        {
            Text(text.Text, text.Label);
        }
    }

    private void Text(string? text, string where)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > WorkbookReader.MaxText)
        {
            throw Refuse("文字太长，单元格装不下", where, $"{text.Length} 字", $"不超过 {WorkbookReader.MaxText} 字");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign is '\uFFFE' or '\uFFFF' || (sign < ' ' && sign is not ('\t' or '\n' or '\r')) || (char.IsSurrogate(sign) && ValidText.IsHalf(text, i)))
            {
                throw Refuse("文字里有表格存不了的字符", where, $"第 {i + 1} 个字符 U+{(int)sign:X4}", "可见的文字");
            }
        }
    }

    private FormFormatException Refuse(string what, string where, string found, string expected) =>
        new(what, $"《{form.Title}》{where}", found, expected, "请改正后重新导出");
}
