using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Findings;

public class FindingTests
{
    public static TheoryData<string, string, string, string> Spoilt()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var (code, _, where, found, expected) in Cases())
        {
            data.Add(code, where, found, expected);
        }

        return data;
    }

    [Fact]
    public void Evaluate_CleanForm_HasNoFinding()
    {
        var result = Evaluate(FormBuilder.Clean());

        Assert.Equal([], result.Findings);
        Assert.Equal(99.1m, result.Total);
        Assert.Equal("优", result.Grade);
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Evaluate_SpoiltForm_NamesWhereFoundExpected(string code, string where, string found, string expected)
    {
        var (_, form, _, _, _) = Cases().First(item => item.Code == code && item.Where == where && item.Found == found);

        var finding = Assert.Single(Evaluate(form).Findings, finding => finding.Code == code && finding.Where == where);

        Assert.Equal((where, found, expected), (finding.Where, finding.Found, finding.Expected));
        Assert.Contains(where, finding.Message, StringComparison.Ordinal);
        Assert.Contains(found, finding.Message, StringComparison.Ordinal);
        Assert.Contains(expected, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_Together_CoverTheWholeCatalogue() =>
        Assert.Equal(FindingCatalogue.All.Select(code => code.Code).Order(StringComparer.Ordinal), Cases().Select(item => item.Code).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Catalogue_Codes_AreUniqueAndHaveWordsInBothLanguages()
    {
        Assert.Distinct(FindingCatalogue.All.Select(code => code.Code));
        Assert.All(FindingCatalogue.All, code => Assert.True(code.Title.Length > 0 && code.English.Length > 0 && code.Advice.EndsWith('。')));
    }

    [Fact]
    public void Evaluate_ScoreWithinPrintedPrecision_IsNoFinding()
    {
        var form = FormBuilder.WithRow(1, row => row with { Actual = "97.3", Score = "19.5" }) with { Total = "99" };

        Assert.DoesNotContain(Evaluate(form).Findings, finding => finding.Code == "score-differs");
    }

    [Fact]
    public void Evaluate_Over100Twice_IsFoundOnce()
    {
        var form = FormBuilder.Clean() with { Budget = new FormBudget { Adjusted = "100", Executed = "102.59", Weight = "10", Score = "10" }, Total = "99.6" };

        var result = Evaluate(form);

        Assert.Equal("102.59%", Assert.Single(result.Findings, finding => finding.Code == "execution-over-100").Found);
        Assert.Equal(10m, result.Execution!.Points);
    }

    private static SubjectResult Evaluate(SelfEvaluationForm form) =>
        TestPackages.NationalEvaluator().Evaluate(FormFacts.Of(form), Moment.AfterYear(form.Year));

    private static IEnumerable<(string Code, SelfEvaluationForm Form, string Where, string Found, string Expected)> Cases()
    {
        var clean = FormBuilder.Clean();
        yield return ("weights-sum", FormBuilder.WithRow(0, row => row with { Weight = "40" }), "分值合计", "110", "100");
        yield return ("head-weight", FormBuilder.WithRow(0, row => row with { Level1 = "效益指标" }), "一级指标 产出", "20", "50");
        yield return ("total-mismatch", clean with { Total = "98" }, "总分", "98", "99.1");
        yield return ("total-unreachable", clean with { Total = "112" }, "总分", "112", "不超过 100");
        yield return ("score-above-weight", FormBuilder.WithRow(3, row => row with { Score = "12" }), "indicators[3] 群众满意度", "12", "0—10");
        yield return ("score-differs", FormBuilder.WithRow(1, row => row with { Score = "20" }), "indicators[1] 合格率", "20", "19.6");
        yield return ("grade-mismatch", clean with { Grade = "良" }, "等级", "良", "优");
        yield return ("execution-over-100", clean with { Budget = clean.Budget with { Executed = "105", Rate = null } }, "budget 预算执行", "105%", "不超过100%");
        yield return ("execution-undefined", clean with { Budget = clean.Budget with { Initial = "0", Adjusted = "0", Executed = "0", Rate = null } }, "budget 预算执行", "0/0", "大于零的预算数");
        yield return ("execution-rate-mismatch", clean with { Budget = clean.Budget with { Rate = "98" } }, "budget 预算执行", "98%", "95%");
        yield return ("zero-target", FormBuilder.WithRow(0, row => row with { Target = "0" }), "indicators[0] 养护里程", "0", "大于零的目标，或说明零目标的理由");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Actual = "完成" }), "indicators[0] 养护里程 完成值", "完成", "数字（公里）");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Weight = "-30" }), "indicators[0] 养护里程 分值", "-30", "0 到 100000000 的数字");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Weight = "10000000000" }), "indicators[0] 养护里程 分值", "10000000000", "0 到 100000000 的数字");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Score = "79228162514264337593543950335" }), "indicators[0] 养护里程 得分", "79228162514264337593543950335", "-100000000 到 100000000 的数字");
        yield return ("not-a-number", clean with { Budget = clean.Budget with { Adjusted = "99999999999999" } }, "budget 全年预算数", "99999999999999", "-10000000000000 到 10000000000000 的数字");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Actual = new string('好', 5000) }), "indicators[0] 养护里程 完成值", new string('好', 200) + "……", "数字（公里）");
        yield return ("unit-mismatch", clean with { Budget = clean.Budget with { Unit = "美元" } }, "budget 金额单位", "美元", "元、千元、万元、百万元或亿元");
        yield return ("execution-undefined", clean with { Budget = clean.Budget with { Executed = "-5", Rate = null } }, "budget 预算执行", "-50000/1000000", "大于零的预算数、不小于零的执行数");
        yield return ("blank-with-score", clean with { Budget = clean.Budget with { Executed = null, Rate = null } }, "budget 预算执行", "执行数空白，得分 9.5", "填写后再评分");
        yield return ("unit-mismatch", FormBuilder.WithRow(0, row => row with { Operator = "≤", Target = "90", Unit = "万元", Actual = "900000元" }), "indicators[0] 养护里程 完成值", "900000元", "万元");
        yield return ("unit-mismatch", FormBuilder.WithRow(0, row => row with { Operator = "≤", Target = "90", Unit = "万元", Actual = "899740" }), "indicators[0] 养护里程 完成值", "899740", "与指标值同为万元");
        yield return ("unit-mismatch", clean with { Budget = clean.Budget with { Executed = "950000", Rate = null } }, "budget 全年执行数", "950000", "与预算数同为万元");
        yield return ("blank-with-score", FormBuilder.WithRow(3, row => row with { Actual = null }), "indicators[3] 群众满意度", "完成值空白，得分 10", "填写后再评分");
        yield return ("hint-text", clean with { Texts = [new FormText("存在问题", "1.……（200字以内）", "自评表!B30")] }, "自评表!B30 存在问题", "1.……（200字以内）", "不含“字以内”的实际内容");
        yield return ("operator-conflict", FormBuilder.WithRow(0, row => row with { Operator = "≤", Target = "≥300公里" }), "indicators[0] 养护里程 计算符号", "≤", "≥300公里");
        yield return ("unit-mismatch", FormBuilder.WithRow(3, row => row with { Actual = "0.92" }), "indicators[3] 群众满意度 完成值", "0.92", "以 % 计的数，如 92");
        yield return ("not-a-number", FormBuilder.WithRow(0, row => row with { Score = "2,9" }), "indicators[0] 养护里程 得分", "2,9", "数字");
        yield return ("blank-with-score", FormBuilder.WithRow(1, row => row with { Actual = "——" }), "indicators[1] 合格率", "完成值空白，得分 19.6", "填写后再评分");
        yield return ("operator-inferred", FormBuilder.WithRow(0, row => row with { Operator = null }), "indicators[0] 养护里程 指标值", "300", "≥300");
    }
}
