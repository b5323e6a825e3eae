using PerfHost.Baseline.Kinds;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Baseline;

public class KindTests
{
    private static readonly ParameterSet Parameters = TestPackages.National.InForce(new DateOnly(2024, 12, 31));

    [Theory]
    [InlineData(100, 97.3, 2, 1.946)]
    [InlineData(12, 96, 1, 1)]
    [InlineData(50, 0, 10, 0)]
    [InlineData(50, -3, 10, 0)]
    [InlineData(-5, -4, 10, 10)]
    public void Proportional_Numbers_EarnTheirShare(double target, double actual, double weight, double points) =>
        Assert.Equal(points, Points(new Proportional(), target, actual, weight), 10);

    [Theory]
    [InlineData(5300, 5830, 10, 9.0)]
    [InlineData(90, 90, 8, 8)]
    [InlineData(10, 20, 10, 0)]
    [InlineData(10, 35, 10, 0)]
    public void ReverseLinear_AboveTheTarget_LosesTheExcess(double target, double actual, double weight, double points) =>
        Assert.Equal(points, Points(new ReverseLinear(), target, actual, weight, Comparator.AtMost), 10);

    [Theory]
    [InlineData(5300, 5830, 10, 9.090909090909)]
    [InlineData(3, 0, 2, 2)]
    public void ReverseRatio_AboveTheTarget_EarnsTheRatio(double target, double actual, double weight, double points) =>
        Assert.Equal(points, Points(new ReverseRatio(), target, actual, weight, Comparator.AtMost), 10);

    [Theory]
    [InlineData(100, 100, 10)]
    [InlineData(100, 75, 7.5)]
    [InlineData(100, 125, 7.5)]
    [InlineData(100, 250, 0)]
    public void Centred_DeviationOnEitherSide_LosesAlike(double target, double actual, double points) =>
        Assert.Equal(points, Points(new Centred(), target, actual, 10), 10);

    [Theory]
    [InlineData(Comparator.AtLeast, 95, 95, ScoreOutcome.Scored)]
    [InlineData(Comparator.GreaterThan, 95, 95, ScoreOutcome.Failed)]
    [InlineData(Comparator.AtMost, 3, 3.01, ScoreOutcome.Failed)]
    [InlineData(Comparator.LessThan, 0.9, 0.89, ScoreOutcome.Scored)]
    [InlineData(Comparator.Equal, 0, 0, ScoreOutcome.Scored)]
    public void Maintain_Threshold_IsKeptOrNot(Comparator comparator, double target, double actual, ScoreOutcome outcome) =>
        Assert.Equal(outcome, new Maintain().Evaluate(Numbers(target, actual, 10, comparator)).Outcome);

    [Theory]
    [InlineData("2024-06-30", ScoreOutcome.Scored)]
    [InlineData("2024-07-01", ScoreOutcome.Failed)]
    public void Milestone_Date_IsInTimeOrNot(string done, ScoreOutcome outcome) => Assert.Equal(outcome, new Milestone().Evaluate(new Measurement
    {
        Weight = 5,
        Target = Value.Of(new DateOnly(2024, 6, 30)),
        Actual = Value.Of(DateOnly.ParseExact(done, "yyyy-MM-dd")),
    }).Outcome);

    [Theory]
    [InlineData(40, 60, 50, 5)]
    [InlineData(60, 40, 45, 7.5)]
    [InlineData(40, 60, 30, 0)]
    [InlineData(40, 60, 90, 10)]
    public void Progress_FromABaseline_EarnsTheWayMade(double baseline, double target, double actual, double points) => Assert.Equal(points, new Progress().Evaluate(new Measurement
    {
        Weight = 10,
        Baseline = Value.Of(baseline),
        Target = Value.Of(target),
        Actual = Value.Of(actual),
    }).Points, 10);

    [Fact]
    public void Progress_TargetIsTheBaseline_CouldNotBeScored() => Assert.Equal(ScoreOutcome.CouldNotScore, new Progress().Evaluate(new Measurement
    {
        Weight = 10,
        Baseline = Value.Of(5),
        Target = Value.Of(5),
        Actual = Value.Of(5),
    }).Outcome);

    [Theory]
    [InlineData("显著提升", "显著提升", ScoreOutcome.Scored, 10)]
    [InlineData("明显", "达成预期指标", ScoreOutcome.Scored, 10)]
    [InlineData("明显", "部分达成年度指标并具有一定效果", ScoreOutcome.Scored, 6)]
    [InlineData("明显", "未达成年度指标且效果较差", ScoreOutcome.Failed, 0)]
    public void QualitativeBands_Label_EarnsItsBand(string target, string actual, ScoreOutcome outcome, double points)
    {
        var score = new QualitativeBands().Evaluate(Words(target, actual));

        Assert.Equal(outcome, score.Outcome);
        Assert.Equal(points, score.Points, 10);
    }

    [Theory]
    [InlineData("一般")]
    [InlineData("")]
    public void QualitativeBands_OtherWords_CouldNotBeScored(string actual) =>
        Assert.Equal(ScoreOutcome.CouldNotScore, new QualitativeBands().Evaluate(Words("明显", actual)).Outcome);

    [Theory]
    [InlineData("有", ScoreOutcome.Scored)]
    [InlineData("否", ScoreOutcome.Failed)]
    [InlineData("也许", ScoreOutcome.CouldNotScore)]
    public void YesNo_Word_Decides(string actual, ScoreOutcome outcome) => Assert.Equal(outcome, new YesNo().Evaluate(Words("有", actual)).Outcome);

    [Fact]
    public void Checklist_PointsMet_EarnTheirShare() => Assert.Equal(7.5, new Checklist().Evaluate(new Measurement
    {
        Weight = 10,
        Actual = new ChecklistValue([new CheckItem("制度", true, 2), new CheckItem("公开", true), new CheckItem("台账", false)]),
    }).Points, 10);

    [Fact]
    public void Checklist_CountsOnly_EarnTheirShare() => Assert.Equal(3, Points(new Checklist(), 4, 3, 4), 10);

    [Theory]
    [InlineData(90, 10)]
    [InlineData(89.99, 8)]
    [InlineData(80, 8)]
    [InlineData(60, 5)]
    [InlineData(59.9, 0)]
    public void SatisfactionBands_Rate_FallsIntoItsBand(double rate, double points) => Assert.Equal(points, Points(new SatisfactionBands(), 90, rate, 10), 10);

    [Theory]
    [InlineData(100, 98, 5, 5)]
    [InlineData(100, 101, 5, 4.5)]
    [InlineData(100, 120, 5, 0)]
    [InlineData(0, 3, 8, 5.6)]
    public void Deduction_PointsOver_CostATenthEach(double target, double actual, double weight, double points) =>
        Assert.Equal(points, Points(new Deduction(), target, actual, weight, Comparator.AtMost), 10);

    [Fact]
    public void ExecutionRate_MoreSpentThanBudgeted_IsCappedAndFound()
    {
        var score = new ExecutionRate().Evaluate(Numbers(1_700_000, 1_796_000, 10));

        Assert.Equal(10, score.Points);
        Assert.Equal(("execution-over-100", "105.65%"), (Assert.Single(score.Findings).Code, score.Findings[0].Found));
    }

    [Theory]
    [InlineData(Comparator.AtMost, 0, ScoreOutcome.Scored)]
    [InlineData(Comparator.Equal, -1, ScoreOutcome.Scored)]
    [InlineData(Comparator.AtMost, 0.01, ScoreOutcome.Failed)]
    [InlineData(Comparator.AtLeast, 0, ScoreOutcome.CouldNotScore)]
    [InlineData(Comparator.AtLeast, 5, ScoreOutcome.CouldNotScore)]
    public void RatioKinds_TargetOfZero_FollowTheRuleForZero(Comparator comparator, double actual, ScoreOutcome outcome)
    {
        foreach (IIndicatorType kind in (IIndicatorType[])[new Proportional(), new ReverseLinear(), new ReverseRatio(), new Centred()])
        {
            Assert.Equal(outcome, kind.Evaluate(Numbers(0, actual, 10, comparator)).Outcome);
        }
    }

    [Fact]
    public void EveryKind_NothingKnown_CouldNotBeScored()
    {
        foreach (var bound in TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline").Where(bound => bound.Extension.Implementation is IIndicatorType))
        {
            var score = ((IIndicatorType)bound.Extension.Implementation).Evaluate(new Measurement { Weight = 10, Comparator = Comparator.AtLeast, Parameters = Parameters });

            Assert.True(score.Outcome == ScoreOutcome.CouldNotScore, $"{bound.Extension.Key} gave {score}");
        }
    }

    private static double Points(IIndicatorType kind, double target, double actual, double weight, Comparator comparator = Comparator.AtLeast) =>
        kind.Evaluate(Numbers(target, actual, weight, comparator)).Points;

    private static Measurement Numbers(double target, double actual, double weight, Comparator comparator = Comparator.AtLeast) =>
        new() { Weight = weight, Comparator = comparator, Target = Value.Of(target), Actual = Value.Of(actual), Parameters = Parameters };

    private static Measurement Words(string target, string actual) =>
        new() { Weight = 10, Comparator = Comparator.Qualitative, Target = Value.Of(target), Actual = Value.Of(actual), Parameters = Parameters };
}
