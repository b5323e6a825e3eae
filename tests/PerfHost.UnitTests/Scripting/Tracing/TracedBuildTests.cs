using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting.Tracing;

public sealed class TracedBuildTests
{
    private static readonly double[] Numbers = [double.NaN, double.NegativeInfinity, double.PositiveInfinity, -0.0, 0, -1, 1, 0.3, 59.999, 60, 79, 80, 100, 120, 5e-324, 1e308];

    /// <summary>Files of the packages, and texts that use what C# offers.</summary>
    public static TheoryData<string, string> Rules
    {
        get
        {
            var rules = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Path.Combine(SharedData.Repository, "plugins"), "*.indicator.csx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                rules.Add(Path.GetFileName(file), File.ReadAllText(file));
            }

            // Without the one that would count an infinity down.
            foreach (var row in LegalRuleTests.Indicators.Where(row => !row.Data.Item1.Contains("while (x > 10)", StringComparison.Ordinal)))
            {
                rules.Add("x.indicator.csx", Written.Header + row.Data.Item1);
            }

            foreach (var body in Bodies)
            {
                rules.Add("x.indicator.csx", Written.Header + body);
            }

            return rules;
        }
    }

    private static string[] Bodies =>
    [
        "if (Actual >= Target) return Weight; // 达标\nelse if (Actual > 0)\n    return Weight * Actual / Target;\nreturn 0;",
        "double sum = 0;\nfor (var i = 0; i < 30; i++) sum += i % 2 == 0 ? Actual : -Actual; // 累加\nwhile (sum > 1000) { sum /= 2; if (sum < 0) break; }\nreturn sum;",
        "if (Measurement.Actual is not NumberValue n) return Score.CouldNotScore(\"无\");\nreturn n.Amount switch { < 0 => throw new ArgumentException(\"负\"), 0 => 0, var x when x > Target => Weight, _ => Score.Failed(\"低\") };",
        "double Curve(double x)\n{\n    if (x > 1) return 1;\n    return x * x;\n}\nFunc<double, double> f = x => x > 1 ? 1 : x;\nstatic double G(double x) => x > 0 ? x : 0;\nreturn Weight * (Curve(Actual / Target) + f(0.5) + G(Actual));",
        "double a, b;\n(a, b) = (Actual, Target);\nvar (c, d) = (a + 1, b + 1);\nint k = 0;\nk++;\nreturn c / d + k;",
        "switch (Comparator)\n{\n    case Comparator.AtMost: return 1;\n    case Comparator.AtLeast when Actual > 0:\n        var half = Weight / 2; // 一半\n        return half;\n    default: break;\n}\nreturn Actual > 0 ? Actual > 50 // 过半\n    ? Weight : 1\n    : Score.Failed(\"x\");",
        "const double limit = true ? 60 : 50; byte small = 2; string word = Target > 0 ? null : \"x\";\nFunc<double, double> f = Actual > 0 ? x => x : x => -x;\nreturn f(limit) + small + (word?.Length ?? 0);",
        "foreach (var p in new[] { 1.0, 2.0 })\n{\n    if (p > Actual) continue;\n    do { return p; } while (true);\n}\nvar r = (Ok: Actual > 0, Day: AsOf, Points: Score.Of(Actual));\nvar ok = r.Ok;\nvar day = r.Day;\nvar points = r.Points;\nreturn points;",
        "return Score.Banded(Actual, Weight, (90, 1), (80, 0.8), (60, 0.5));",
        "return Comparator == Comparator.AtMost ? Score.ReverseRatio(Measurement) : Score.Proportional(Measurement);",
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Trace_AnyInput_GivesThePlainScoreToTheLastBit(string file, string text)
    {
        using var rules = Written.Compile(RuleText.Read("rules/" + file, System.Text.Encoding.UTF8.GetBytes(text)));
        var plain = (IIndicatorType)rules.Rules[0].Extension.Implementation;
        var traced = Assert.IsType<ITracedScorer>(plain, exactMatch: false);
        foreach (var measurement in Measurements())
        {
            Assert.Equal(Outcome(() => plain.Evaluate(measurement(null))), Outcome(() => traced.Trace(measurement(null))));
            Assert.Equal(Outcome(() => plain.Evaluate(measurement(null))), Outcome(() => traced.Trace(measurement(new StepRecorder()))));
        }
    }

    [Fact]
    public void Trace_LocalsBranchesAndResult_AreRecordedWithLineAndLabel()
    {
        var steps = Traced("var 完成 = Actual / Target;\nvar rate = 完成 * 100; // 完成率（%）\nif (rate >= 60) // 及格\n    return Weight * 完成;\nreturn rate > 10 ? 1 : 0;", 100, 80);

        Assert.Equal(
            [
                new Step("完成", Value.Of(0.8), "", null, 3),
                new Step("完成率（%）", Value.Of(80), "", null, 4),
                new Step("及格", Value.Of("成立"), "", null, 5),
                new Step("结果", Value.Of(8), "", null, 6),
            ],
            steps.Steps);
    }

    [Fact]
    public void Trace_BranchNotTaken_IsRecordedToo()
    {
        var steps = Traced("if (Actual >= Target) return Weight;\nreturn Actual > 10 ? 1 : 0;", 100, 80);

        Assert.Equal(["Actual >= Target", "Actual > 10", "结果"], steps.Steps.Select(step => step.Label));
        Assert.Equal([Value.Of("不成立"), Value.Of("成立"), Value.Of(1)], steps.Steps.Select(step => step.Value));
    }

    [Fact]
    public void Trace_CouldNotScore_RecordsTheReason() =>
        Assert.Equal(Value.Of("无法评分：缺数"), Traced("return Score.CouldNotScore(\"缺数\");", 1, 1).Steps[^1].Value);

    [Fact]
    public void Trace_LongLoop_KeepsFewStepsAndTheResult()
    {
        var steps = Traced("double sum = 0;\nfor (var i = 0; i < 100000; i++)\n{\n    sum += i;\n    if (i > 5) sum += 1;\n}\nreturn sum;", 1, 1);

        Assert.InRange(steps.Steps.Count, 10, 60);
        Assert.Equal("结果", steps.Steps[^1].Label);
    }

    [Fact]
    public void Points_OfTwoBranches_NameLineAndAnswer()
    {
        var points = ((ITracedScorer)Written.Indicator("if (Actual >= Target)\n    return Weight;\nreturn 0;")).Points;

        Assert.Equal(["Actual >= Target：成立", "Actual >= Target：不成立"], points.Where(point => point.IsBranch).Select(point => point.Label));
        Assert.Equal([3, 4, 5], points.Where(point => !point.IsBranch).Select(point => point.Line).Distinct().Order());
    }

    [Fact]
    public void Trace_RuleThrows_NamesTheLineOfTheAuthor()
    {
        var traced = (ITracedScorer)Written.Indicator("\nvar a = 1; // 甲\nreturn Measurement.History[5].Value.Number;");
        var thrown = Assert.ThrowsAny<Exception>(() => traced.Trace(Written.Measured(1, 1, new StepRecorder())));

        Assert.Contains("rules/x.indicator.csx:line 5", thrown.StackTrace, StringComparison.Ordinal);
    }

    private static StepRecorder Traced(string body, double target, double actual)
    {
        var steps = new StepRecorder();
        ((ITracedScorer)Written.Indicator(body)).Trace(Written.Measured(target, actual, steps));
        return steps;
    }

    private static IEnumerable<Func<StepRecorder?, Measurement>> Measurements()
    {
        var values = Numbers.Select(Value.Of).Append(Value.Of("达成")).Append(Value.Of("未达成")).Append(Value.Of(new DateOnly(2025, 6, 1))).Append(Value.Missing("未填写")).ToArray();
        foreach (var target in values)
        {
            foreach (var actual in values)
            {
                var comparator = (Comparator)(Array.IndexOf(values, actual) % 9);
                yield return steps => new Measurement
                {
                    Weight = 10,
                    Target = target,
                    Actual = actual,
                    Comparator = comparator,
                    AsOf = new DateOnly(2025, 9, 30),
                    Steps = steps,
                    Parameters = new ParameterSet(
                    [
                        new Parameter("floor", "下限", 0.6, default, "本方案约定"),
                        new Parameter("qualitative.partial-floor", "部分", 50, default, "本方案约定"),
                        .. new[] { "met", "partial", "unmet" }.Select(key => new Parameter("qualitative." + key, key, double.NaN, default, "本方案约定") { Words = [key is "met" ? "达成" : key is "unmet" ? "未达成" : "部分达成"] }),
                    ]),
                };
            }
        }
    }

    private static (ScoreOutcome Outcome, long Bits, string? Reason, string? Thrown) Outcome(Func<Score> evaluate)
    {
        try
        {
            var score = evaluate();
            return (score.Outcome, BitConverter.DoubleToInt64Bits(score.Points), score.Reason, null);
        }
        catch (Exception error)
        {
            return (default, 0, null, $"{error.GetType().Name}: {error.Message}");
        }
    }
}
