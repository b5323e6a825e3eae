using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Documents;

public sealed class SheetReadingTests
{
    [Fact]
    public void Read_LinkageVariant_TakesColumnsByHeadingAndKeepsChildRows()
    {
        // 分值 stands before 年度指标值, blank lines and a blank first column were inserted, child rows carry no weight.
        var bytes = new SheetFile()
            .Row(null, "2023年度衔接资金绩效自评表")
            .Skip(1)
            .Row(null, "项目名称：", "特色种养补贴到户")
            .Row(null, "主管部门", null, "联系电话", "12345", "实施单位", "河西村")
            .Row(null, "资金情况（元）", null, "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分")
            .Row(null, null, "年度资金总额：", "#94800", "#94800", "#94800", "#10", "#100", "#10")
            .Row(null, null, "其中：当年财政拨款", "#94800", "#94800", "#94800", "-", "-", "-")
            .Skip(1)
            .Row(null, "一级指标", "二级指标", "三级指标", "分值", "年度指标值", "全年实际值", "得分", "未完成原因及拟采取的改进措施")
            .Row(null, "产出指标", "数量指标", "瓜果蔬菜种植面积", "#20", "29.5亩", "29.5亩", "#20")
            .Row(null, null, null, "其中：西瓜", null, "1.5亩", "1.5亩")
            .Row(null, null, "质量指标", "作物成活率", "#5", "≥９５%", "完成", "#5", "无")
            .Skip(1)
            .Row(null, "效益指标", null, "增加收入", "#20", "≥11.376万元", "12万元", "#20")
            .Row(null, "总分", null, null, "#100", null, null, "#98")
            .Row(null, "填表人：张三")
            .ToBytes();

        var form = Assert.Single(FormFiles.Read(bytes, "005.xlsx"));

        Assert.Equal(("005", "特色种养补贴到户", 2023, "河西村", ""), (form.Id, form.Title, form.Year, form.Unit, form.Department));
        Assert.Equal(("元", "94800", "100", "10", "Sheet1!C6"), (form.Budget.Unit, form.Budget.Adjusted, form.Budget.Rate, form.Budget.Score, form.Budget.Place));
        Assert.Equal("其中：当年财政拨款", Assert.Single(form.Budget.Funds).Title);
        Assert.Equal(["瓜果蔬菜种植面积", "其中：西瓜", "作物成活率", "增加收入"], form.Rows.Select(row => row.Name));
        Assert.Equal(new FormRow { Level1 = "产出指标", Level2 = "数量指标", Name = "其中：西瓜", Target = "1.5亩", Actual = "1.5亩", Place = "Sheet1!11" }, form.Rows[1]);
        Assert.Equal(("产出指标", "质量指标", "≥９５%", "完成", "无"), (form.Rows[2].Level1, form.Rows[2].Level2, form.Rows[2].Target, form.Rows[2].Actual, form.Rows[2].Reason));
        Assert.Equal(("效益指标", ""), (form.Rows[3].Level1, form.Rows[3].Level2));
        Assert.Equal(("98", "Sheet1!H15"), (form.Total, form.TotalPlace));
    }

    [Fact]
    public void Read_MergedCells_CarriesTextsDownAndCountsASharedScoreOnce()
    {
        var bytes = Indicators()
            .Row("产出指标", "数量指标", "存储备份器", "25TB", "已完成", "#10", "#10")
            .Row(null, null, "WIFI覆盖", "全馆")
            .Merge("A3:A4").Merge("B3:B4").Merge("E3:E4").Merge("F3:F4").Merge("G3:G4")
            .ToBytes();

        var form = Assert.Single(FormFiles.Read(bytes));

        Assert.Equal(("产出指标", "数量指标", "已完成", null, null), (form.Rows[1].Level1, form.Rows[1].Level2, form.Rows[1].Actual, form.Rows[1].Weight, form.Rows[1].Score));
        Assert.Equal(("10", "10"), (form.Rows[0].Weight, form.Rows[0].Score));
    }

    [Fact]
    public void Read_PercentFormat_KeepsTheSignAndEveryDigit()
    {
        var bytes = Indicators().Row("产出", "质量", "合格率").Row("产出", "质量", "完成率")
            .Percent(3, 'D', 0.86).Percent(3, 'E', 0.8575).Percent(4, 'D', 1, twoDecimals: true).Percent(4, 'E', 0.07, twoDecimals: true)
            .ToBytes();

        var form = Assert.Single(FormFiles.Read(bytes));

        Assert.Equal([("86%", "85.75%"), ("100%", "7%")], form.Rows.Select(row => (row.Target!, row.Actual!)));
    }

    [Fact]
    public void Read_FormulaCell_UsesItsStoredResult()
    {
        var bytes = Indicators().Row("产出", "数量", "次数", "#3", "#3", "#10").Formula(3, 'G', "F3*E3/D3", "9.6000000000000014").ToBytes();

        Assert.Equal("9.6", Assert.Single(FormFiles.Read(bytes)).Rows[0].Score);
    }

    [Fact]
    public void Read_TextInNumberCells_StaysAsItStood()
    {
        var bytes = Indicators().Row("产出", "数量", "次数", "１０次", "效果明显", "007", "#1.50").ToBytes();

        var row = Assert.Single(FormFiles.Read(bytes)).Rows[0];

        Assert.Equal(("１０次", "效果明显", "007", "1.5"), (row.Target, row.Actual, row.Weight, row.Score));
    }

    [Fact]
    public void Read_OldWorkbook_GivesTheSameForm()
    {
        var form = FormFiles.ReadFile(FormFiles.OldWorkbook);

        Assert.Equal(FormFiles.Facts(FormFiles.Case("020") with { Id = "old-workbook" }), FormFiles.Facts(form));
    }

    [Fact]
    public void Read_TwoSheetsThatFit_GivesTwoFormsWithIdsOfTheirOwn()
    {
        var bytes = Indicators().Row("产出", "数量", "次数", "#3", "#3").ToBytes("项目", copies: 2);

        Assert.Equal(["全部-项目", "全部-项目2"], FormFiles.Read(bytes, "全部.xlsx").Select(form => form.Id));
    }

    [Fact]
    public void Read_YearThatIsNoYear_NamesTheCell()
    {
        var bytes = new SheetFile().Row("部门绩效自评表").Row("年度", "去年").Row("三级指标", "指标值", "实际完成值").Row("次数", "#3", "#3").ToBytes();
        var layout = FormFiles.National with { Head = [[new(PerfHost.Documents.Layouts.HeadField.Year, new("年度", []), false)]] };

        var refused = FormFiles.Refused(() => new PerfHost.Documents.Forms.FormReader([layout]).Read(new MemoryStream(bytes), "表.xlsx"));

        Assert.Equal(("表.xlsx Sheet1!B2", "去年"), (refused.Where, refused.Found));
    }

    [Fact]
    public void Read_HintLeftStanding_IsKeptAndKnownAsHint()
    {
        var form = FormFiles.Case("020") with { Texts = [new FormText("评价结论", "200字以内", "")] };

        var back = Assert.Single(FormFiles.Read(FormFiles.Write(FormFiles.Sichuan, form)));

        Assert.True(FormFiles.Sichuan.IsHint(Assert.Single(back.Texts).Text));
    }

    private static SheetFile Indicators() =>
        new SheetFile().Row("项目支出绩效自评表").Row("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因");
}
