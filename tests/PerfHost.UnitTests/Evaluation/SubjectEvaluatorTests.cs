using NSubstitute;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Evaluation;

public class SubjectEvaluatorTests
{
    [Fact]
    public void Evaluate_KindThatThrows_IsNamedAndTheOthersGoOn()
    {
        var hostile = Substitute.For<IIndicatorType>();
        hostile.Evaluate(Arg.Any<Measurement>()).Returns(_ => throw new InvalidOperationException("表格坏了"));
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline").Where(bound => bound.Extension.Key != "proportional"), TestPackages.Bind("proportional", hostile, "badcity")]);

        var result = new SubjectEvaluator(TestPackages.National, extensions).Evaluate(FormFacts.Of(FormBuilder.Clean()), Moment.AfterYear(2024));

        var faulty = result.Indicators.Where(item => item.Fault is not null).ToArray();
        Assert.Equal(["养护里程", "合格率", "群众满意度"], faulty.Select(item => item.Title));
        Assert.All(faulty, item => Assert.Contains("badcity 1.0.0", item.Fault!.Extension, StringComparison.Ordinal));
        Assert.All(faulty, item => Assert.Contains("表格坏了", item.Reason, StringComparison.Ordinal));
        Assert.All(faulty, item => Assert.True(double.IsNaN(item.Contribution), "a claim never stands in for a fault"));
        Assert.Equal(30m, result.Indicators[2].Points);
        Assert.Null(result.Total);
        Assert.Contains("3 项尚无得分", result.Incomplete, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_RuleThatReadsHistory_ScoresTheSameExplainedAndPlain()
    {
        var counting = Substitute.For<IIndicatorType>();
        counting.Evaluate(Arg.Any<Measurement>()).Returns(call => (Score)(double)call.Arg<Measurement>().History.Count);
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline").Where(bound => bound.Extension.Key != "proportional"), TestPackages.Bind("proportional", counting)]);
        var board = new BoardProjection(TestPackages.Schemes, extensions);
        foreach (var entry in EntrySequence.Number(
        [
            .. EntrySequence.Opening(TestPackages.National, new DateOnly(2026, 8, 26)),
            Entries.Declared(new Declaration { Subject = "a", Title = "项目", Year = 2026, Indicators = [new Indicator { Key = "i001", Title = "里程", Target = Value.Of(5), Weight = 90, Comparator = Comparator.AtLeast }] }),
            Entries.Observed([new ObservationRecorded("a", "i001", new DateOnly(2026, 6, 30), Value.Of(1)), new ObservationRecorded("a", "i001", new DateOnly(2026, 7, 31), Value.Of(2))]),
        ]))
        {
            board.Apply(entry);
        }

        Assert.Equal(2m, board.Results.Single().Indicators[0].Points);
        Assert.Equal(2m, board.Explain("a")!.Value.Result.Indicators[0].Points);
    }

    [Fact]
    public void Evaluate_KindThatIsNotInstalled_SaysSo()
    {
        var result = new SubjectEvaluator(TestPackages.National, new ExtensionSet([])).Evaluate(FormFacts.Of(FormBuilder.Clean()), Moment.AfterYear(2024));

        Assert.Contains("proportional", result.Indicators[0].Reason, StringComparison.Ordinal);
        Assert.Contains("请安装提供它的插件包", result.Indicators[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_SameKeyInTwoPackages_TakesTheOwnOneElseAsks()
    {
        var kind = Substitute.For<IIndicatorType>();
        var extensions = new ExtensionSet([TestPackages.Bind("ratio", kind, "a"), TestPackages.Bind("ratio", kind, "b")]);

        Assert.Null(extensions.Find<IIndicatorType>("ratio", "b", out var own));
        Assert.Equal("b", own!.Package);
        Assert.Null(extensions.Find<IIndicatorType>("a/ratio", "b", out var named));
        Assert.Equal("a", named!.Package);
        Assert.Contains("请在方案中写明“包/ratio”", extensions.Find<IIndicatorType>("ratio", "c", out _), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ItemTheRuleCannotScore_StandsInWithTheClaimAndSaysSo()
    {
        var form = FormBuilder.WithRow(2, row => row with { Actual = null });

        var result = TestPackages.NationalEvaluator().Evaluate(FormFacts.Of(form), Moment.AfterYear(2024));

        Assert.Equal((ScoreOutcome.CouldNotScore, true, 30.0), (result.Indicators[2].Score.Outcome, result.Indicators[2].IsClaimed, result.Indicators[2].Contribution));
        Assert.Equal((99.1m, 1), (result.Total, result.ClaimedItems));
    }

    [Theory]
    [InlineData("11月", ScoreOutcome.Scored)]
    [InlineData("2024-12-31", ScoreOutcome.Scored)]
    [InlineData("2025年1月2日", ScoreOutcome.Failed)]
    [InlineData("已完成", ScoreOutcome.CouldNotScore)]
    public void Evaluate_TargetIsADay_IsAMilestone(string done, ScoreOutcome outcome)
    {
        var form = FormBuilder.WithRow(0, row => row with { Operator = null, Target = "12月底前", Actual = done, Unit = "" });

        Assert.Equal(outcome, TestPackages.NationalEvaluator().Evaluate(FormFacts.Of(form), Moment.AfterYear(2024)).Indicators[0].Score.Outcome);
    }

    [Fact]
    public void Evaluate_MethodOverAllSubjects_IsSaidToBeMissing()
    {
        var scheme = TestPackages.National with { Methods = [new MethodUse("quota", [Stage.Evaluation], Reach.Population, "本方案约定")] };

        var result = new SubjectEvaluator(scheme, TestPackages.Baseline).Evaluate(FormFacts.Of(FormBuilder.Clean()), Moment.AfterYear(2024));

        Assert.Equal("quota", Assert.Single(result.Faults).Extension);
    }

    [Fact]
    public void Evaluate_ItemWithNeitherScoreNorClaim_LeavesTheTotalIncomplete()
    {
        var form = FormBuilder.WithRow(2, row => row with { Actual = null, Score = null });

        var result = TestPackages.NationalEvaluator().Evaluate(FormFacts.Of(form), Moment.AfterYear(2024));

        Assert.Null(result.Total);
        Assert.Null(result.Grade);
        Assert.True(double.IsNaN(result.RawTotal));
        Assert.Contains("群众出行改善", result.Incomplete, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RoundingOrder.RoundedSum, 0, 0, 98)]
    [InlineData(RoundingOrder.SumOfRounded, 0, 0, 99)]
    [InlineData(RoundingOrder.RoundedSum, 2, 2, 97.7)]
    public void Evaluate_RoundingOrder_DecidesTheTotal(RoundingOrder order, int items, int decimals, double total)
    {
        var scheme = TestPackages.National with { Rounding = new RoundingRule(new Sourced(items, "本方案约定"), new Sourced(decimals, "本方案约定"), order) };
        var form = FormBuilder.WithRow(0, row => row with { Target = "300", Actual = "286" });

        Assert.Equal((decimal)total, new SubjectEvaluator(scheme, TestPackages.Baseline).Evaluate(FormFacts.Of(form), Moment.AfterYear(2024)).Total);
    }

    [Fact]
    public void Evaluate_MethodAnswersWithoutAspect_IsAFaultAndNotACrash()
    {
        var method = Substitute.For<IEvaluationMethod>();
        method.Evaluate(Arg.Any<Population>()).Returns([new PerfHost.Sdk.Evaluation("f1", null!, "red")]);
        var scheme = TestPackages.National with { Methods = [new MethodUse("odd", [Stage.Evaluation], Reach.Subject, "本方案约定")] };
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), new BoundExtension(Extension.Of("odd", "怪方法", method), "test", "1.0.0", "method")]);

        var result = new SubjectEvaluator(scheme, extensions).Evaluate(FormFacts.Of(FormBuilder.Clean()), Moment.AfterYear(2024));

        Assert.Single(result.Faults);
        Assert.Equal(99.1m, result.Total);
    }

    [Theory]
    [InlineData("odd")]
    [InlineData("proportional")]
    [InlineData("execution-rate")]
    public void Evaluate_ReviewedWhileARuleIsAtFault_HasNoConsequences(string faulty)
    {
        var (method, type, policy) = (Substitute.For<IEvaluationMethod>(), Substitute.For<IIndicatorType>(), Substitute.For<IResultPolicy>());
        method.Evaluate(Arg.Any<Population>()).Returns(_ => faulty != "odd" ? [] : throw new InvalidOperationException("坏了"));
        type.Evaluate(Arg.Any<Measurement>()).Returns(_ => throw new InvalidOperationException("坏了"));
        policy.Apply(Arg.Any<ResultContext>()).Returns([new ResultAction("cut", "压减", "川财绩〔2025〕10号")]);
        var scheme = TestPackages.National with { Methods = [new MethodUse("odd", [Stage.Evaluation], Reach.Subject, "本方案约定")], Policies = [new PolicyUse("consequence", "本方案约定")] };
        var extensions = new ExtensionSet(
        [
            .. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline").Where(bound => bound.Extension.Key != faulty),
            .. faulty != "odd" ? new[] { new BoundExtension(Extension.Of(faulty, "坏规则", type), "baseline", "1.0.0", "type") } : [],
            new BoundExtension(Extension.Of("odd", "怪方法", method), "test", "1.0.0", "method"), new BoundExtension(Extension.Of("consequence", "结果应用", policy), "test", "1.0.0", "policy"),
        ]);
        var facts = FormFacts.Of(FormBuilder.Clean());
        facts.Give("", new GivenScore(ScoreOwner.Reviewed, 75, "绩效科", default, "抽查", 5));

        var result = new SubjectEvaluator(scheme, extensions).Evaluate(facts, Moment.AfterYear(2024));

        Assert.Contains("坏了", result.ReviewBlocks.First().Message, StringComparison.Ordinal);
        Assert.NotEqual("0", BoardCells.Of(result).Single(cell => cell.Key.EndsWith("/faults", StringComparison.Ordinal)).Value);
        Assert.Empty(result.Actions);
        policy.DidNotReceive().Apply(Arg.Any<ResultContext>());
    }

    [Fact]
    public void Evaluate_Policy_IsAskedOnlyOnAReviewedScore()
    {
        var policy = Substitute.For<IResultPolicy>();
        policy.Apply(Arg.Any<ResultContext>()).Returns([new ResultAction("cut", "压减", "川财绩〔2025〕10号")]);
        var scheme = TestPackages.National with { Policies = [new PolicyUse("consequence", "本方案约定")] };
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), new BoundExtension(Extension.Of("consequence", "结果应用", policy), "test", "1.0.0", "policy")]);
        var facts = FormFacts.Of(FormBuilder.Clean());

        var unreviewed = new SubjectEvaluator(scheme, extensions).Evaluate(facts, Moment.AfterYear(2024));
        facts.Give("", new GivenScore(ScoreOwner.Reviewed, 75, "绩效科", default, "抽查", 5));
        var reviewed = new SubjectEvaluator(scheme, extensions).Evaluate(facts, Moment.AfterYear(2024));

        Assert.Empty(unreviewed.Actions);
        Assert.Equal("cut", Assert.Single(reviewed.Actions).Kind);
        policy.Received(1).Apply(Arg.Is<ResultContext>(context => context.Grade == "中" && context.Total == 75));
    }
}
