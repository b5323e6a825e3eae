using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting.Columns;

public sealed class ColumnRuleTests
{
    /// <summary>Rules as a city would write them.</summary>
    public static TheoryData<string> Liftable => new()
    {
        { "return 0;" },
        { "return 7.5;" },
        { "return Weight;" },
        { "return Weight * Actual / Target;" },
        { "return Actual >= Target ? Weight : 0;" },
        { "return Weight * Math.Min(1, Actual / Target);" },
        { "return Weight * Math.Clamp(2 - Actual / Target, 0, 1);" },
        { "if (Target == 0) return Score.AtZeroTarget(Measurement);\nif (Actual >= Target) return Weight;\nif (Target < 0) return Score.CouldNotScore(\"目标值为负，完成率没有意义\");\nreturn Math.Max(0, Weight * Actual / Target);" },
        { "if (Target == 0) return Score.AtZeroTarget(Measurement);\nvar ratio = 2 - Actual / Target;\nStep(\"完成率\", ratio * 100, \"%\");\nif (ratio < Parameter(\"floor\")) return Score.Failed(\"低于方案规定的下限\");\nreturn Weight * Math.Clamp(ratio, 0, 1);" },
        { "if (Target == 0) return Score.AtZeroTarget(Measurement);\nvar ratio = Comparator == Comparator.AtMost ? 2 - Actual / Target : Actual / Target;\nvar points = Weight * Math.Clamp(ratio, 0, 1);\nvar deviation = Math.Abs(Actual - Target) / Target;\nreturn deviation > 0.3 ? points - Math.Min(points, (deviation - 0.3) * Weight * 0.5) : points;" },
        { "return (Actual / Target) switch\n{\n    >= 1 => Weight,\n    >= 0.8 => Weight * 0.8,\n    >= 0.6 => Weight * 0.6,\n    _ => 0,\n};" },
        { "switch (Comparator)\n{\n    case Comparator.AtLeast: return Weight * Math.Min(1, Actual / Target);\n    case Comparator.AtMost: return Weight * Math.Min(1, Target / Actual);\n    default: return Score.CouldNotScore(\"不支持的计算符号\");\n}" },
        { "if (double.IsNaN(Baseline)) return Weight * 0.5;\nreturn Weight * (Actual - Baseline) / (Target - Baseline);" },
        { "var steps = Math.Floor((Target - Actual) / 10);\nreturn Math.Max(0, Weight - steps * 1.5);" },
        { "double points;\nif (Actual >= Target) points = Weight; else points = Weight / 2;\nif (Comparator is Comparator.AtMost or Comparator.LessThan) points *= 0.5;\nreturn points;" },
        { "var met = Actual >= Target && Comparator != Comparator.AtMost || Actual <= Target && Comparator == Comparator.AtMost;\nif (!met)\n{\n    if (Actual < 0) return Score.Failed(\"为负\");\n    Actual = Math.Abs(Actual);\n}\nScore score = met ? Weight : Weight * Actual / Target;\nreturn score;" },
        { "const double share = 0.4;\nvar count = Actual > Target ? 2 : 1;\nreturn Weight * share * count;" },
        { "var x = Actual;\nif (x > 10) { x -= 10; if (x > 10) { x /= 2; } else { x = 3; } }\nreturn x;" },
        { "return Math.Max(Actual, Target) - Math.Min(Actual, Target) + Math.Max(-0.0, Actual) + Math.Min(Target, 0);" },
    };

    public static TheoryData<string, string, ColumnObstacleKind, int> NotLiftable => new()
    {
        { "return Measurement.History.Count;", "Measurement.History", ColumnObstacleKind.WholeNumbers, 3 },
        { "return Measurement.Unit == \"元\" ? 1 : 0;", "Measurement.Unit", ColumnObstacleKind.Text, 3 },
        { "double sum = 0;\nfor (var i = 0; i < 4; i++) sum += i;\nreturn sum;", "for (", ColumnObstacleKind.Statement, 4 },
        { "double Share(double a, double b) => a / b;\nreturn Weight * Share(Actual, Target);", "Share(double a", ColumnObstacleKind.Statement, 3 },
        { "var n = 3;\nn = n * 2;\nreturn n;", "n * 2", ColumnObstacleKind.WholeNumbers, 4 },
        { "return (int)Actual;", "(int)Actual", ColumnObstacleKind.WholeNumbers, 3 },
        { "return Actual % 3;", "Actual % 3", ColumnObstacleKind.Other, 3 },
        { "return Math.Round(Actual, 1);", "Math.Round", ColumnObstacleKind.Other, 3 },
        { "return Math.Pow(Actual, 2);", "Math.Pow", ColumnObstacleKind.Other, 3 },
        { "if (Weight < 0) throw new ArgumentException(\"权重为负\");\nreturn Weight;", "throw", ColumnObstacleKind.Statement, 3 },
        { "return Score.Failed($\"完成 {Actual:F1}\");", "Score.Failed", ColumnObstacleKind.WrittenReason, 3 },
        { "return AsOf.Month >= 7 ? Weight : Weight / 2;", "AsOf", ColumnObstacleKind.WholeNumbers, 3 },
        { "return Actual switch { > 0 => 1, <= 0 => 2, double.NaN => 3 };", "switch", ColumnObstacleKind.OpenSwitch, 3 },
    };

    [Theory]
    [MemberData(nameof(Liftable))]
    public void Evaluate_LiftableRule_IsTheRowsToTheLastBit(string body)
    {
        using var rules = Written.Compile(Written.Rule(body));

        Assert.Equal(new ColumnForm(null), rules.Rules[0].Columns);
        ColumnTable.Whole(1).AssertSame(rules.Rules[0], body);
    }

    [Theory]
    [MemberData(nameof(NotLiftable))]
    public void Load_NotLiftable_SaysWhyAndWhere(string body, string said, ColumnObstacleKind kind, int line)
    {
        using var rules = Written.Compile(Written.Rule(body));

        var form = rules.Rules[0].Columns!;
        Assert.False(form.IsLifted);
        Assert.Contains(said, form.WhyNot!.Text, StringComparison.Ordinal);
        Assert.Equal((kind, line), (form.WhyNot.Kind, form.WhyNot.Line));
    }

    [Theory]
    [InlineData("var x = Actual;\nfor (var i = 0; i < 4; i++) x += Target / 3;\nreturn x * Weight;")]
    [InlineData("return Measurement.Target is NumberValue n ? n.Amount : Baseline;")]
    public void Evaluate_Loop_IsTheRowsToTheLastBit(string body)
    {
        using var rules = Written.Compile(Written.Rule(body));

        Assert.False(rules.Rules[0].Columns!.IsLifted);
        ColumnTable.Whole(2).AssertSame(rules.Rules[0], body);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Evaluate_RandomRules_AreTheRowsToTheLastBit(int batch)
    {
        var texts = Enumerable.Range(batch * 1000, 100).Select(seed => new RandomRule(seed).Text()).ToArray();
        using var rules = Written.Compile([.. texts.Select((text, index) => Written.Rule(text, $"rules/r{index:D3}.indicator.csx"))]);

        Assert.All(rules.Rules.Zip(texts), pair => ColumnTable.Whole(batch).AssertSame(pair.First, pair.Second));
        Assert.InRange(rules.Rules.Count(rule => rule.Columns!.IsLifted), 95, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(31)]
    public void Evaluate_AnyNumberOfRows_ScoresAll(int rows)
    {
        const string Body = "return Actual > Target ? Weight : Actual / Target;";
        using var rules = Written.Compile(Written.Rule(Body));

        new ColumnTable(rows, 5).AssertSame(rules.Rules[0], Body);
    }

    [Fact]
    public void Evaluate_BoundsOfColumns_ThrowAsTheRowsDo()
    {
        using var rules = Written.Compile(Written.Rule("return Math.Clamp(Actual, Baseline, Target);"));
        var rule = (IColumnScorer)rules.Rules[0].Extension.Implementation;

        Assert.True(rules.Rules[0].Columns!.IsLifted);
        Assert.Throws<ArgumentException>(() => rule.Evaluate(ColumnTable.Whole(3).Columns, new double[2000]));
        var points = new double[40];
        rule.Evaluate(Rows(40, target: 5, actual: 9, baseline: 1), points);
        Assert.All(points, point => Assert.Equal(5, point));
    }

    [Fact]
    public void Evaluate_ParameterMissing_ThrowsOnlyWhereARowAsksForIt()
    {
        using var rules = Written.Compile(Written.Rule("if (Actual > Target) return Weight;\nreturn Parameter(\"absent\");"));
        var rule = (IColumnScorer)rules.Rules[0].Extension.Implementation;
        var points = new double[40];
        rule.Evaluate(Rows(40, target: 5, actual: 9, baseline: 1), points);

        Assert.True(rules.Rules[0].Columns!.IsLifted);
        Assert.All(points, point => Assert.Equal(10, point));
        Assert.Throws<ParameterMissingException>(() => rule.Evaluate(Rows(40, target: 9, actual: 5, baseline: 1), points));
    }

    [Fact]
    public void Evaluate_Measurements_AreWhatALoopLooksAt()
    {
        using var rules = Written.Compile(Written.Rule("return Measurement.Unit == \"元\" ? Weight : 0;"));
        Measurement[] measured = [new Measurement { Weight = 3, Unit = "元" }, new Measurement { Weight = 4, Unit = "%" }];
        var points = new double[2];
        ((IColumnScorer)rules.Rules[0].Extension.Implementation).Evaluate(
            new MeasurementColumns { Targets = [1, 1], Actuals = [1, 1], Baselines = [1, 1], Weights = [3, 4], Comparators = [default, default], Measurements = measured },
            points);

        Assert.Equal([3, 0], points);
    }

    [Fact]
    public void Evaluate_ColumnsOfDifferentLength_AreRefused()
    {
        using var rules = Written.Compile(Written.Rule("return Weight;"));
        var rule = (IColumnScorer)rules.Rules[0].Extension.Implementation;

        Assert.Throws<ArgumentException>(() => rule.Evaluate(Rows(3, 1, 1, 1), new double[2]));
        Assert.Throws<ArgumentException>(() => rule.Evaluate(new MeasurementColumns { Targets = [1, 2], Actuals = [1], Baselines = [1, 2], Weights = [1, 2], Comparators = [default, default] }, new double[2]));
    }

    [Fact]
    public void Load_TextMadeToForkWithoutEnd_FallsBackInTime()
    {
        var body = string.Concat(Enumerable.Repeat("if (Actual > 1) { if (Target > 1) return 1; }\n", 60)) + "return 2;";
        using var rules = Written.Compile(Written.Rule(body));

        Assert.Equal(ColumnObstacleKind.Branches, rules.Rules[0].Columns!.WhyNot!.Kind);
    }

    [Fact]
    public void Load_MethodOrPolicy_HasNoColumns()
    {
        using var rules = Written.Compile(Written.Rule("return [];", "rules/a.method.csx"), Written.Rule("return [];", "rules/b.policy.csx"));

        Assert.All(rules.Rules, rule => Assert.Null(rule.Columns));
    }

    [Fact]
    public void Load_FromCache_KeepsTheForm()
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-columns").FullName;
        try
        {
            RuleText[] texts = [Written.Rule("return Weight;", "rules/a.indicator.csx"), Written.Rule("return Actual % 2;", "rules/b.indicator.csx")];
            using var first = new RuleCompiler(folder).Load("test", texts);
            using var second = new RuleCompiler(folder).Load("test", texts);

            Assert.True(second.FromCache);
            Assert.Equal(first.Rules.Select(rule => rule.Columns), second.Rules.Select(rule => rule.Columns));
            Assert.Equal([true, false], second.Rules.Select(rule => rule.Columns!.IsLifted));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Lifted_Code_NeverAsksTheRuleForAWholeTable()
    {
        // A rule that is lifted must not fall back to rows silently: an ordinary row costs it no measurement.
        using var rules = Written.Compile(Written.Rule("return Actual / Target * Weight;"));
        var rule = (IColumnScorer)rules.Rules[0].Extension.Implementation;
        var points = new double[1000];
        rule.Evaluate(Rows(1000, 2, 1, 0), points);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = Rows(1000, 2, 1, 0);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;
        rule.Evaluate(rows, points);
        Assert.Equal(before + made, GC.GetAllocatedBytesForCurrentThread());
    }

    private static MeasurementColumns Rows(int count, double target, double actual, double baseline) => new()
    {
        Targets = Enumerable.Repeat(target, count).ToArray(),
        Actuals = Enumerable.Repeat(actual, count).ToArray(),
        Baselines = Enumerable.Repeat(baseline, count).ToArray(),
        Weights = Enumerable.Repeat(10d, count).ToArray(),
        Comparators = Enumerable.Repeat(Comparator.AtLeast, count).ToArray(),
    };
}
