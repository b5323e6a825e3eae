using System.Text.RegularExpressions;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Schemes;

public partial class SchemeReaderTests
{
    private static readonly string National = File.ReadAllText(SharedData.Plugin("Baseline", "schemes", "national.yaml"));

    [Fact]
    public void Schemes_OfTheRepository_AreTheKnown() =>
        Assert.Equal(["demonstration", "huangshi", "national", "sample-timescaled", "shuangliu"], TestPackages.Schemes.All.Select(scheme => scheme.Id));

    [Fact]
    public void Schemes_EveryNumber_HasADocumentNumberOrSaysItsOwn()
    {
        foreach (var scheme in TestPackages.Schemes.All)
        {
            var sources = scheme.Grades.Select(grade => grade.From.Source)
                .Concat(scheme.Heads.Select(head => head.Source))
                .Concat(scheme.Kinds.Select(kind => kind.Source))
                .Concat(scheme.Parameters.Select(parameter => parameter.Source))
                .Concat(scheme.Methods.Select(method => method.Source))
                .Append(scheme.FullMark.Source).Append(scheme.Execution.Weight.Source)
                .Append(scheme.Rounding.Items.Source).Append(scheme.Rounding.Total.Source).ToArray();

            Assert.True(sources.Length > 30);
            Assert.All(sources, source => Assert.Matches(SourcePattern(), source));
        }
    }

    [Theory]
    [InlineData("安徽 滁州 天长市", "national")]
    [InlineData("湖北 黄石市", "huangshi")]
    [InlineData("(unnamed 区, Hubei form family)", "huangshi")]
    [InlineData("四川 成都 双流区", "shuangliu")]
    [InlineData("", "national")]
    public void ForPlace_PrintedPlace_GetsItsOwnRules(string place, string scheme) => Assert.Equal(scheme, TestPackages.Schemes.ForPlace(place)!.Id);

    [Theory]
    [InlineData(100, "优")]
    [InlineData(90, "优")]
    [InlineData(89.99, "良")]
    [InlineData(89.5, "良")]
    [InlineData(60, "中")]
    [InlineData(59.99, "差")]
    [InlineData(0, "差")]
    public void GradeOf_HalfOpenBands_LeaveNoTotalWithoutAGrade(double total, string grade) => Assert.Equal(grade, TestPackages.National.GradeOf((decimal)total));

    [Fact]
    public void InForce_DayBeforeADocument_GivesTheEarlierValue()
    {
        var before = TestPackages.National.InForce(new DateOnly(2021, 8, 17)).Get("satisfaction.full-from");
        var after = TestPackages.National.InForce(new DateOnly(2021, 8, 18)).Get("satisfaction.full-from");

        Assert.StartsWith("本方案约定", before.Source, StringComparison.Ordinal);
        Assert.Equal("财预〔2021〕101号", after.Source);
    }

    [Fact]
    public void InForce_MonitoringLineBeforeItsYear_IsNotThere() =>
        Assert.Null(TestPackages.Schemes.Find("shuangliu")!.InForce(new DateOnly(2024, 8, 31)).Find("execution.floor.8"));

    [Theory]
    [InlineData("fullMark: { value: 100, source: 财预〔2020〕10号 }", "fullMark: { value: 100 }", "缺少“source”")]
    [InlineData("order: rounded-sum", "order: whatever", "rounded-sum、sum-of-rounded")]
    [InlineData("methods: []", "methods: [{ use: quota, stages: [evaluation], source: 本方案约定, reach: population }]", "面向全体对象的方法（reach: population）本版本尚不运行，请改用 reach: subject 或去掉该方法。")]
    [InlineData("methods: []", "methods: [{ use: quota, stages: [evaluation], source: 本方案约定, reach: all }]", "“reach”应为 subject 之一")]
    [InlineData("effective: 2020-02-25", "effective: 去年", "应为日期")]
    [InlineData("default: true", "defualt: true", "不认识“defualt”")]
    [InlineData("name: 产出, weight: { value: 50", "name: 产出, weight: { value: 60", "无法等于满分")]
    [InlineData("items: { value: 4", "items: { value: 11", "0 到 10 的整数")]
    [InlineData("comparator: \">=\"", "comparator: \"~\"", "应为 >=、=")]
    [InlineData("grades:", "grades: [", "不是正确的 YAML")]
    [InlineData("title: 全国", "title: [", "不是正确的 YAML")]
    public void Read_SpoiltText_NamesFileLineAndExpectation(string good, string bad, string says)
    {
        Assert.Contains(good, National, StringComparison.Ordinal);

        var error = Assert.Throws<SchemeFormatException>(() => SchemeReader.Read(National.Replace(good, bad, StringComparison.Ordinal), "national.yaml", "baseline"));

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("national.yaml 第 ", error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public void Read_WindowsLineEnds_GivesTheSameRules() =>
        Assert.Equal(TestPackages.National.Parameters.Count, SchemeReader.Read(National.ReplaceLineEndings("\r\n"), "n.yaml", "baseline").Parameters.Count);

    [Fact]
    public void KindOf_AtMost_IsLinearNationallyAndRatioInHubei() =>
        Assert.Equal(("reverse-linear", "reverse-ratio"), (TestPackages.National.KindOf(Comparator.AtMost)!.Kind, TestPackages.Schemes.Find("huangshi")!.KindOf(Comparator.AtMost)!.Kind));

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}+〔\d{4}〕\d+号$|^本方案约定", RegexOptions.ExplicitCapture)]
    private static partial Regex SourcePattern();
}
