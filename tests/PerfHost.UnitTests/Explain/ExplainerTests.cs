using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;

namespace PerfHost.UnitTests.Explain;

public class ExplainerTests
{
    [Fact]
    public void Of_FormInALedger_LeadsToRuleAndEntries()
    {
        var facts = FormFacts.Of(FormBuilder.Clean(), sequence: 4);
        facts.Give("i002", new GivenScore(ScoreOwner.Reviewed, 18, "绩效科 王某", default, "佐证不足", 7));

        var item = All(Explainer.Of(TestPackages.NationalEvaluator().Evaluate(facts, Moment.AfterYear(2024), explain: true), TestPackages.NationalEvaluator().Scheme)).Single(line => line.Item == "i002");

        Assert.Equal(new RulePlace("baseline", "PerfHost.Baseline.Kinds.Proportional"), item.RulePlace);
        Assert.Equal(4, All(item).Single(line => line.Label == "台账序号").Sequence);
        Assert.Equal([4, 7], All(item).Where(line => line.Label is "单位自评" or "财政复核").Select(line => line.Sequence ?? 0));
    }

    [Fact]
    public void Of_ScoredForm_PrintsTheApprovedTree()
    {
        var facts = FormFacts.Of(FormBuilder.Clean());
        facts.Give("i002", new GivenScore(ScoreOwner.Reviewed, 18, "绩效科 王某", new DateTimeOffset(2025, 3, 1, 9, 0, 0, TimeSpan.Zero), "佐证不足", 7));
        var result = TestPackages.NationalEvaluator().Evaluate(facts, Moment.AfterYear(2024), explain: true);

        Assert.Equal(
            """
            农村道路养护（2024 年） 系统测算总分：99.1 分  〔规则 方案 national 全国框架（财政部项目支出绩效评价）〕  〔依据 财预〔2020〕10号〕
            ├─ 预算执行（执行率 95%）：9.5 分  〔规则 预算执行率 baseline 0.1.0 PerfHost.Baseline.Kinds.ExecutionRate〕  〔依据 财预〔2020〕10号〕
            │  ├─ 预算数：1000000元
            │  ├─ 执行数：950000元
            │  │  ├─ 来源：自评表 budget
            │  │  └─ 期间：截至 2024-12-31
            │  ├─ 分值：10 分
            │  ├─ 执行率 = 执行数 ÷ 预算数：95%
            │  ├─ 系统测算：9.5
            │  └─ 单位自评：9.5 分
            │     └─ 评分人：交通运输局
            ├─ 产出指标：49.6 / 50 分  〔依据 财预〔2020〕10号〕
            │  ├─ 养护里程：30 分  〔规则 正向比例 baseline 0.1.0 PerfHost.Baseline.Kinds.Proportional〕  〔依据 财预〔2020〕10号〕
            │  │  ├─ 目标：≥300公里
            │  │  ├─ 实际：300公里
            │  │  │  ├─ 来源：自评表 indicators[0] 养护里程
            │  │  │  └─ 期间：截至 2024-12-31
            │  │  ├─ 分值：30 分
            │  │  ├─ 完成率 = 实际 ÷ 目标：1
            │  │  ├─ 系统测算：30
            │  │  └─ 单位自评：30 分
            │  │     └─ 评分人：交通运输局
            │  └─ 合格率：19.6 分  〔规则 正向比例 baseline 0.1.0 PerfHost.Baseline.Kinds.Proportional〕  〔依据 财预〔2020〕10号〕
            │     ├─ 目标：＝100%
            │     ├─ 实际：98%
            │     │  ├─ 来源：自评表 indicators[1] 合格率
            │     │  └─ 期间：截至 2024-12-31
            │     ├─ 分值：20 分
            │     ├─ 完成率 = 实际 ÷ 目标：0.98
            │     ├─ 系统测算：19.6
            │     ├─ 单位自评：19.6 分
            │     │  └─ 评分人：交通运输局
            │     └─ 财政复核：18 分
            │        ├─ 评分人：绩效科 王某
            │        ├─ 时间：2025-03-01 09:00:00Z
            │        └─ 理由：佐证不足
            ├─ 效益指标：30 / 30 分  〔依据 财预〔2020〕10号〕
            │  └─ 群众出行改善：30 分  〔规则 定性分档 baseline 0.1.0 PerfHost.Baseline.Kinds.QualitativeBands〕  〔依据 财预〔2020〕10号〕
            │     ├─ 目标：明显
            │     ├─ 实际：达成年度指标
            │     │  ├─ 来源：自评表 indicators[2] 群众出行改善
            │     │  └─ 期间：截至 2024-12-31
            │     ├─ 分值：30 分
            │     ├─ 达成档下限（占分值的百分比）；只有等级、没有评分时按满分计：80  〔依据 财预〔2020〕10号〕
            │     ├─ 系统测算：30
            │     └─ 单位自评：30 分
            │        └─ 评分人：交通运输局
            ├─ 满意度指标：10 / 10 分  〔依据 财预〔2020〕10号〕
            │  └─ 群众满意度：10 分  〔规则 正向比例 baseline 0.1.0 PerfHost.Baseline.Kinds.Proportional〕  〔依据 财预〔2020〕10号〕
            │     ├─ 目标：≥90%
            │     ├─ 实际：92%
            │     │  ├─ 来源：自评表 indicators[3] 群众满意度
            │     │  └─ 期间：截至 2024-12-31
            │     ├─ 分值：10 分
            │     ├─ 完成率 = 实际 ÷ 目标：1.0222222222
            │     ├─ 系统测算：10
            │     └─ 单位自评：10 分
            │        └─ 评分人：交通运输局
            └─ 合计与等级：99.1 → 99.1 分  〔依据 本方案约定〕
               ├─ 取舍：先合计、后四舍五入
               └─ 等级：优  〔依据 财预〔2020〕10号〕

            """.ReplaceLineEndings("\n"),
            ExplanationText.Print(Explainer.Of(result, TestPackages.National)));
    }

    [Fact]
    public void Of_ScriptRule_NamesFileAndLine()
    {
        var scheme = TestPackages.Schemes.Find("huangshi")!;
        var result = new SubjectEvaluator(scheme, TestPackages.WithHuangshi).Evaluate(FormFacts.Of(FormBuilder.Clean()), Moment.AfterYear(2024), explain: true);

        var text = ExplanationText.Print(Explainer.Of(result, scheme));

        Assert.Contains("huangshi 0.1.0 rules/positive-ratio.indicator.csx:3", text, StringComparison.Ordinal);
        Assert.Contains("完成率 B/A：0.98  〔规则 第 4 行〕", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ExplainedResult_HasTheSameNumbersAsThePlainOne()
    {
        var facts = FormFacts.Of(FormBuilder.Clean());
        var evaluator = TestPackages.NationalEvaluator();

        Assert.Equal(evaluator.Evaluate(facts, Moment.AfterYear(2024)).RawTotal, evaluator.Evaluate(facts, Moment.AfterYear(2024), explain: true).RawTotal);
    }

    private static IEnumerable<Explanation> All(Explanation line) => line.Children.SelectMany(All).Prepend(line);
}
