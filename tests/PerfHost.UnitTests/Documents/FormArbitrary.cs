using FsCheck;
using FsCheck.Fluent;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Documents;

/// <summary>Random forms with the texts that break spreadsheets.</summary>
internal static class FormArbitrary
{
    private static readonly string[] Nasty =
    [
        "=cmd|' /C calc'!A0", "=1+1", "+86 10", "-5", "@SUM(A1)", "007", "0.50", "1.0", "1e5", "１２３％", "≥50个", "＝１００％", "100%", "85.75%", "0.123%", "－",
        "第一行\n第二行", "回车\r\n换行", "单\r回车", "制表\t符", "\"引号\" '单引号' <b>&amp;", "_x000D_", "_x0041_", "😀🧧表情", "  前后有空格  ", "12345678901234567890",
        "0.1000000000000000055", "-0", "1,000", "2023-01-01", "TRUE", "总分", "合计", "项目名称", "一级指标", "年度指标值", "其中：当年财政拨款", "e\u0301", "\u200B零宽", "长" + new string('文', 5000),
        "=", "#DIV/0!", "1/2", "３．５", "90万元", "（万元）", "2022年度", "93.60000000000001", "999999999999999", "0.000001", "123456.789",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements(Nasty),
        Gen.Choose(-100000, 100000).Select(number => (number / 100m).ToString()),
        Gen.Elements("产出指标", "效益指标", "数量指标", "满意度").Select(text => text),
        ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => Carriable(text.Get)).Where(text => !string.IsNullOrWhiteSpace(text)));

    private static readonly Gen<string?> Cell = Gen.Frequency((1, Gen.Constant<string?>(null)), (3, Text.Select(text => (string?)text)));

    private static readonly Gen<string> Optional = Cell.Select(text => text ?? "");

    /// <summary>Forms that a layout accepts: named rows, named funds, a money unit of its own.</summary>
    public static Arbitrary<SelfEvaluationForm> For(FormLayout layout) => (
        from title in Text
        from place in Optional
        from department in Optional
        from unit in Optional
        from year in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1990, 2050).Select(year => (int?)year))
        from budget in Budget(layout)
        from rows in Row.ListOf().Select(rows => rows.Take(12).ToList())
        from total in Cell
        from grade in Cell
        from source in Optional
        from inferred in Gen.Elements(true, false)
        from texts in Gen.SubListOf(layout.Keep(Everything(layout)).Texts.Select(text => text.Label))
        from values in Text.ListOf(texts.Count)
        select new SelfEvaluationForm
        {
            Id = "表",
            Title = title,
            Place = place,
            Year = year,
            Kind = layout.Kind,
            Department = department,
            Unit = unit,
            Budget = budget,
            Rows = rows,
            Total = total,
            Grade = grade,
            Source = source,
            OperatorsInferred = inferred,
            Texts = [.. texts.Select((label, i) => new FormText(label, values[i], ""))],
        }).ToArbitrary();

    /// <summary>A form with a text under every label of a layout.</summary>
    public static SelfEvaluationForm Everything(FormLayout layout) => new()
    {
        Id = "表",
        Title = "项目",
        Texts = [.. layout.Head.Concat(layout.Foot).SelectMany(row => row).Where(entry => entry.Field == HeadField.Text).Select(entry => entry.Label.Text)
            .Concat(layout.Goals?.Columns.Select(label => label.Text) ?? []).Select(label => new FormText(label, $"{label}的内容", ""))],
    };

    private static Gen<FormRow> Row =>
        from level1 in Optional
        from level2 in Optional
        from name in Text
        from cells in Cell.ListOf(8)
        select new FormRow
        {
            Level1 = level1,
            Level2 = level2,
            Name = name,
            Operator = cells[0],
            Target = cells[1],
            Unit = cells[2],
            Actual = cells[3],
            Coefficient = cells[4],
            Weight = cells[5],
            Score = cells[6],
            Reason = cells[7],
        };

    private static Gen<FormBudget> Budget(FormLayout layout) =>
        from unit in Gen.Elements<string>(layout.MoneyUnits)
        from cells in Cell.ListOf(7)
        from funds in Fund.ListOf().Select(funds => funds.Take(4).ToList())
        select new FormBudget
        {
            Unit = unit,
            Initial = cells[0],
            Adjusted = cells[1],
            Executed = cells[2],
            Rate = cells[3],
            Weight = cells[4],
            Score = cells[5],
            Reason = cells[6],
            Funds = funds,
        };

    private static Gen<FormFund> Fund =>
        from title in Text
        from cells in Cell.ListOf(3)
        select new FormFund(title, cells[0], cells[1], cells[2], "");

    /// <summary>Random characters without those that no workbook can hold; that they are refused is tested apart.</summary>
    private static string Carriable(string text) => string.Concat(text.Where(sign => sign >= ' ' && !char.IsSurrogate(sign) && sign is not ('\uFFFE' or '\uFFFF')));
}
