using PerfHost.Sdk;
using PerfHost.Sdk.Testing;
using PerfHost.Sdk.Testing.Conformance;

namespace PerfHost.UnitTests.Testing;

/// <summary>Each promise of the pure contracts is kept by a good extension, and each check catches one that breaks it.</summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> TypePromises => [.. BrokenTypes.ByPromise.Keys];

    public static TheoryData<string> MethodPromises => [.. BrokenMethods.ByPromise.Keys];

    public static TheoryData<string> PolicyPromises => [.. BrokenMethods.Policies.Keys];

    [Theory]
    [MemberData(nameof(TypePromises))]
    public async Task IndicatorType_ThatBreaksAPromise_IsCaught(string promise) =>
        await CaughtAsync(new IndicatorTypeConformance(BrokenTypes.ByPromise[promise]).Checks, promise);

    [Theory]
    [MemberData(nameof(MethodPromises))]
    public async Task EvaluationMethod_ThatBreaksAPromise_IsCaught(string promise) =>
        await CaughtAsync(new EvaluationMethodConformance(BrokenMethods.ByPromise[promise]).Checks, promise);

    [Theory]
    [MemberData(nameof(PolicyPromises))]
    public async Task ResultPolicy_ThatBreaksAPromise_IsCaught(string promise) =>
        await CaughtAsync(new ResultPolicyConformance(BrokenMethods.Policies[promise]).Checks, promise);

    [Fact]
    public async Task Suites_GoodExtensions_KeepEveryPromiseThatIsChecked()
    {
        var good = new GoodType();
        var types = new IndicatorTypeConformance(good).Checks;
        var methods = new EvaluationMethodConformance(new MethodOf(population => [.. population.Subjects.Select(subject => new Sdk.Evaluation(subject.Id, "grade", double.IsNaN(subject.Total) ? "未评" : "已评") { Number = subject.Total })])).Checks;
        var policies = new ResultPolicyConformance(new PolicyOf(context => context.Total < 60 ? [new ResultAction("cut", "压减一成。", "本方案约定") { Amount = -(context.Subject.Budget ?? 0) / 10 }] : [])).Checks;

        foreach (var check in types.Concat(methods).Concat(policies))
        {
            await check.Run();
        }

        // No check without an extension that fails it.
        Assert.Equal(BrokenTypes.ByPromise.Keys, types.Select(check => check.Name).Order(StringComparer.Ordinal));
        Assert.Equal(BrokenMethods.ByPromise.Keys, methods.Select(check => check.Name).Order(StringComparer.Ordinal));
        Assert.Equal(BrokenMethods.Policies.Keys, policies.Select(check => check.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task IndicatorType_ThatRewards_MayDeclareIt()
    {
        var rewards = new TypeOf(measurement => measurement.Weight * Math.Clamp(measurement.ActualNumber / measurement.TargetNumber, 0, 1.2));

        await new IndicatorTypeConformance(rewards, most: 1.2).Checks.Single(check => check.Name == "得分在分值的 0 到 1.2 倍之间").Run();
        await CaughtAsync(new IndicatorTypeConformance(rewards).Checks, "得分在分值的 0 到 1 倍之间");
        Assert.DoesNotContain(new IndicatorTypeConformance(rewards, least: double.NegativeInfinity, most: double.PositiveInfinity).Checks, check => check.Name.StartsWith("得分在", StringComparison.Ordinal));
    }

    [Fact]
    public async Task IndicatorType_ParameterThatNobodyGives_IsNamed()
    {
        var asks = new TypeOf(measurement => measurement.Parameter("floor"));

        var broken = await Assert.ThrowsAsync<ConformanceException>(new IndicatorTypeConformance(asks).Checks.Single(check => check.Name == "目标值为零，不抛异常").Run);

        Assert.Contains("参数“floor”没有给", broken.Message, StringComparison.Ordinal);
        Assert.Contains("target: 0, actual:", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IndicatorType_ParameterUnderANearbyKey_IsShownThatKey()
    {
        var asks = new TypeOf(measurement => measurement.Parameter("staff.per-point"));
        var given = new ParameterSet([new Parameter("staff.perpoint", "每分人数", 1, new DateOnly(2020, 1, 1), "本方案约定")]);

        var broken = await Assert.ThrowsAsync<ConformanceException>(new IndicatorTypeConformance(asks, parameters: given).Checks.Single(check => check.Name == "目标值为零，不抛异常").Run);

        Assert.Contains("参数“staff.per-point”没有给，有相近的“staff.perpoint”：请改正键，或写进方案的 parameters", broken.Message, StringComparison.Ordinal);
    }

    private static async Task CaughtAsync(IReadOnlyList<ConformanceCheck> checks, string promise) =>
        Assert.NotEmpty((await Assert.ThrowsAsync<ConformanceException>(checks.Single(check => check.Name == promise).Run)).Message);

    private sealed class GoodType : IIndicatorType, ITracedScorer, IColumnScorer
    {
        public IReadOnlyList<TracePoint> Points => [];

        public Score Evaluate(Measurement measurement)
        {
            var ratio = measurement.ActualNumber / measurement.TargetNumber;
            measurement.Steps?.Add("完成率", ratio);
            return measurement.TargetNumber == 0 ? Score.AtZeroTarget(measurement) : measurement.Weight * Math.Clamp(ratio, 0, 1);
        }

        public Score Trace(Measurement measurement) => Evaluate(measurement);

        public void Evaluate(MeasurementColumns rows, Span<double> points)
        {
            rows.Check(points);
            for (var i = 0; i < rows.Count; i++)
            {
                points[i] = ColumnPoints.Of(Evaluate(rows.Row(i)));
            }
        }
    }
}
