using PerfHost.Documents.Layouts;

namespace PerfHost.UnitTests.Documents;

public sealed class FormLayoutReaderTests
{
    private const string Smallest = """
        id: smallest
        title: 自评表
        kind: project
        indicators:
          columns:
            - { field: name, label: 三级指标, required: true }
            - { field: target, label: 指标值, required: true }
        """;

    [Fact]
    public void Read_SmallestLayout_TakesTheDefaults()
    {
        var layout = Read(Smallest);

        Assert.Equal(("smallest", "绩效指标", null, null), (layout.Id, layout.IndicatorsLabel, layout.Funds, layout.Total));
        Assert.Equal(["万元", "元"], layout.MoneyUnits);
    }

    [Theory]
    [InlineData("kind: project", "kind: party", 3, "party")]
    [InlineData("kind: project", "colour: red", 3, "不认识的字段“colour”")]
    [InlineData("label: 指标值", "lable: 指标值", 7, "不认识的字段“lable”")]
    [InlineData("field: target", "field: name", 7, "第二个 name")]
    [InlineData("title: 自评表", "title: ''", 2, "空白")]
    [InlineData("title: 自评表", "title: [自评表]", 2, "一个列表")]
    [InlineData("required: true }", "required: yes }", 6, "yes")]
    [InlineData("required: true }", "width: 0 }", 6, "0")]
    [InlineData("field: name", "field: reason", 6, "没有三级指标的列")]
    [InlineData("kind: project", "kind: project\nyear_line: 年度", 4, "年度")]
    [InlineData("kind: project", "kind: project\ntotal: { label: 总分 }", 7, "有总分行而没有得分列")]
    public void Read_Mistake_NamesLineAndFound(string right, string wrong, int line, string found)
    {
        var refused = FormFiles.Refused(() => Read(Smallest.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith($"layout.yaml 第 {line} 行", refused.Where, StringComparison.Ordinal);
        Assert.Equal(found, refused.Found);
    }

    [Fact]
    public void Read_TextThatIsNoYaml_NamesTheLine() => Assert.StartsWith("layout.yaml 第 2 行", FormFiles.Refused(() => Read("id: a\ntitle: }")).Where, StringComparison.Ordinal);

    [Fact]
    public void Read_FundsWiderThanTheGrid_IsRefused() =>
        Assert.Contains("至少 6 列", FormFiles.Refused(() => Read(Smallest + """

            funds:
              label: 资金（{unit}）
              total: { label: 总额 }
              columns:
                - { field: initial, label: 年初 }
                - { field: adjusted, label: 调整 }
                - { field: executed, label: 执行 }
                - { field: rate, label: 执行率 }
                - { field: score, label: 得分 }
            """)).Expected, StringComparison.Ordinal);

    [Fact]
    public void NotCarried_EachLayout_SaysWhatItHasNoPlaceFor()
    {
        var form = FormArbitrary.Everything(FormFiles.National) with
        {
            Department = "局",
            Unit = "所",
            Grade = "优",
            Source = "网",
            OperatorsInferred = true,
            Budget = new() { Reason = "晚" },
            Rows = [new() { Name = "次数", Operator = "≥", Unit = "次", Coefficient = "100", Reason = "无" }],
        };

        Assert.Equal(["指标的得分系数"], FormFiles.National.NotCarried(form));
        Assert.Equal(["指标的得分系数", "“预期目标”", "“实际完成情况”"], FormFiles.Sichuan.NotCarried(form));
        Assert.Equal(["评价对象类型", "资金的偏差原因", "指标的偏差原因", "“预期目标”", "“实际完成情况”"], FormFiles.Chongqing.NotCarried(form));
    }

    private static FormLayout Read(string yaml) => FormLayoutReader.Read(new StringReader(yaml), "layout.yaml");
}
