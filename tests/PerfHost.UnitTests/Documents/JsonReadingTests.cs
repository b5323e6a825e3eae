using System.Text;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Documents;

public sealed class JsonReadingTests
{
    [Fact]
    public void Read_ReasonsDepartmentAndUnit_AreKept()
    {
        var json = """{"title":"t","department":"水利局","unit":"灌区管理处","budget":{"reason":"招标推迟"},"indicators":[{"name":"a","reason":"雨季"}]}""";

        var form = Assert.Single(new FormReader([]).Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "a.json"));

        Assert.Equal(("水利局", "灌区管理处", "招标推迟", "雨季"), (form.Department, form.Unit, form.Budget.Reason, form.Rows[0].Reason));
    }

    [Fact]
    public void Read_KindBaselineAndInputsOfARow_AreKept()
    {
        var row = FormFiles.Read(Encoding.UTF8.GetBytes("""{"title":"t","indicators":[{"name":"a","kind":"mycity/staff","baseline":98,"inputs":{"编制数":"120人","在职人数":90,"车辆数":null}}]}"""), "表.json")[0].Rows[0];

        Assert.Equal(("mycity/staff", "98"), (row.Kind, row.Baseline));
        Assert.Equal([new FormInput("编制数", "120人"), new FormInput("在职人数", "90")], row.Inputs);
    }

    [Theory]
    [InlineData("input", "“inputs”")]
    [InlineData("basline", "“baseline”")]
    [InlineData("Kind", "“kind”")]
    public void Read_FieldOfARowThatIsMisspelt_IsRefusedWithTheOneMeant(string field, string meant)
    {
        var refused = FormFiles.Refused(() => FormFiles.Read(Encoding.UTF8.GetBytes($$"""{"title":"t","indicators":[{"name":"a","{{field}}":1}]}"""), "表.json"));

        Assert.Contains($"indicators[0].{field}", refused.Message, StringComparison.Ordinal);
        Assert.Contains(meant, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[1]""", "一个对象")]
    [InlineData("""{"a":{}}""", "inputs.a")]
    [InlineData("""{"":1}""", "名称 1 至 40 个字")]
    public void Read_InputsThatAreNone_AreRefusedWithTheirPlace(string inputs, string said)
    {
        var refused = FormFiles.Refused(() => FormFiles.Read(Encoding.UTF8.GetBytes($$"""{"title":"t","indicators":[{"name":"a","inputs":{{inputs}}}]}"""), "表.json"));

        Assert.Contains("indicators[0].inputs", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EveryPublishedCase_GivesItsForm()
    {
        var forms = SharedData.SelfEvaluationCases.Select(FormFiles.ReadFile).ToList();

        Assert.Equal(26, forms.Count);
        Assert.Equal(SharedData.SelfEvaluationCases.Select(Path.GetFileNameWithoutExtension), forms.Select(form => form.Id));
        Assert.All(forms, form => Assert.NotEmpty(form.Title));
        Assert.Equal(147, forms.Sum(form => form.Rows.Count));
        Assert.Equal(["015", "036"], forms.Where(form => form.Kind == SubjectKind.Department).Select(form => form.Id));
    }

    [Fact]
    public void Read_FieldWrittenTwice_IsRefused()
    {
        var refused = FormFiles.Refused(() => FormFiles.Read(Encoding.UTF8.GetBytes("""{"title":"甲","title":"乙"}"""), "表.json"));

        Assert.Contains("title", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Case014_KeepsItsCells()
    {
        var form = FormFiles.Case("014");

        Assert.Equal(("山西 运城 稷山县", 2021, "207.4538", "0"), (form.Place, form.Year, form.Budget.Executed, form.Budget.Initial));
        Assert.Equal(
            new FormRow { Level1 = "产出", Level2 = "数量", Name = "疫苗接种率", Operator = ">=", Target = "100", Actual = "97.3", Unit = "人/次/%", Weight = "2", Score = "1.9", Place = "indicators[3]" },
            form.Rows[3]);
    }

    [Fact]
    public void Read_Case002_KeepsBlanksAsNull()
    {
        var form = FormFiles.Case("002");

        Assert.Equal((null, null, null), (form.Rows[2].Target, form.Rows[2].Actual, form.Rows[2].Unit));
        Assert.Equal(("100", null, true, "published_total"), (form.Total, form.Grade, form.OperatorsInferred, form.TotalPlace));
        Assert.Equal("天长市水利局水旱灾害防御股项目支出绩效自评 (2023-12-05)", form.Source);
    }

    [Fact]
    public void Read_NumbersAndTexts_AreTakenWithTheirOwnDigits()
    {
        var form = Assert.Single(Read("""{"title":"一","year":"2023年","budget":{"initial_budget":"1,000.50","executed":100.0},"indicators":[{"name":"次数","target":"≥50个","weight":1.50}]}"""));

        Assert.Equal(("文件", 2023, "1,000.50", "100.0", "≥50个", "1.50"), (form.Id, form.Year, form.Budget.Initial, form.Budget.Executed, form.Rows[0].Target, form.Rows[0].Weight));
    }

    [Fact]
    public void Read_ArrayOfObjects_GivesAFormEach()
    {
        var forms = Read("""[{"id":"甲","title":"一"},{"title":"二","indicators":[{"name":"次数"}]}]""");

        Assert.Equal(["甲", "文件-2"], forms.Select(form => form.Id));
        Assert.Equal("[1].indicators[0]", forms[1].Rows[0].Place);
    }

    [Fact]
    public void Read_BrokenJson_NamesLineAndColumn()
    {
        var refused = FormFiles.Refused(() => Read("{\n \"title\": \"水旱\",\n \"year\": 2022\n \"kind\": \"project\"\n}"));

        Assert.Equal("文件.json 第 4 行第 2 列", refused.Where);
        Assert.Contains("\"kind\"", refused.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"name":"perfhost","version":"1"}""")]
    [InlineData("""[{"title":"一"},7]""")]
    public void Read_JsonThatIsNoForm_SaysSo(string json) =>
        Assert.Equal("这不是绩效自评表", FormFiles.Refused(() => Read(json)).What);

    [Theory]
    [InlineData("""{"indicators":[{"name":"一"},{"name":{}}]}""", "文件.json indicators[1].name")]
    [InlineData("""{"indicators":[{"name":"一"},"二"]}""", "文件.json indicators[1]")]
    [InlineData("""{"title":"一","budget":7}""", "文件.json budget")]
    [InlineData("""{"title":"一","year":"去年"}""", "文件.json year")]
    [InlineData("""{"title":"一","kind":"party"}""", "文件.json kind")]
    [InlineData("""{"title":"一","ops_inferred":"是"}""", "文件.json ops_inferred")]
    [InlineData("""{"title":"\ud83d"}""", "文件.json title")]
    public void Read_WrongValue_NamesThePath(string json, string where) => Assert.Equal(where, FormFiles.Refused(() => Read(json)).Where);

    private static IReadOnlyList<SelfEvaluationForm> Read(string json) => FormFiles.Read(Encoding.UTF8.GetBytes(json), "文件.json");
}
