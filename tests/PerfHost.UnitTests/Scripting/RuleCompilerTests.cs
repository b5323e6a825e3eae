using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

public sealed class RuleCompilerTests
{
    [Theory]
    [InlineData(100, 50, 5)]
    [InlineData(100, 100, 10)]
    [InlineData(100, 300, 10)]
    [InlineData(100, -5, 0)]
    public void Load_RatioRule_ScoresAsWritten(double target, double actual, double points) =>
        Assert.Equal(points, Written.Indicator("return Weight * Math.Clamp(Actual / Target, 0, 1);").Evaluate(Written.Measured(target, actual)).Points);

    [Fact]
    public void Load_NaN_CouldNotScore() =>
        Assert.Equal(ScoreOutcome.CouldNotScore, Written.Indicator("return Weight * Actual / Target;").Evaluate(Written.Measured(0, 0)).Outcome);

    [Fact]
    public void Load_RuleReturnsScore_KeepsOutcomeAndReason()
    {
        var score = Written.Indicator("if (Actual < Target) return Score.Failed(\"未达标\");\nreturn Weight;").Evaluate(Written.Measured(2, 1));

        Assert.Equal(ScoreOutcome.Failed, score.Outcome);
        Assert.Equal("未达标", score.Reason);
    }

    [Fact]
    public void Load_MixedBranches_ConvertToScore() =>
        Assert.Equal(10, Written.Indicator("return Target == 0 ? Score.AtZeroTarget(Measurement) : Weight;").Evaluate(Written.Measured(1, 1)).Points);

    [Fact]
    public void Step_Explaining_RecordsLineOfTheAuthor()
    {
        var steps = new StepRecorder();
        Written.Indicator("var ratio = Actual / Target;\nStep(\"完成率\", ratio * 100, \"%\");\nreturn Weight * Math.Max(ratio, Parameter(\"floor\"));").Evaluate(Written.Measured(100, 50, steps));

        Assert.Equal(
            [new Step("完成率", Value.Of(50), "%", null, 4), new Step("下限", Value.Of(0.6), "", "财预〔2020〕10号", 5)],
            steps.Steps);
    }

    [Fact]
    public void Step_NotExplaining_AllocatesNothing()
    {
        var rule = Written.Indicator("var ratio = Actual / Target;\nStep(\"完成率\", ratio);\nreturn Weight * Math.Max(ratio, Parameter(\"floor\"));");
        var measurement = Written.Measured(100, 50);
        rule.Evaluate(measurement);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            rule.Evaluate(measurement);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Parameter_Missing_Throws() =>
        Assert.Throws<ParameterMissingException>(() => Written.Indicator("return Parameter(\"none\");").Evaluate(Written.Measured(1, 1)));

    [Fact]
    public void Evaluate_RuleThrows_StackTraceNamesFileAndLine()
    {
        var rule = Written.Indicator("\n\nreturn Measurement.History[5].Value.Number;");
        var thrown = Assert.ThrowsAny<Exception>(() => rule.Evaluate(Written.Measured(1, 1)));

        Assert.Contains("rules/x.indicator.csx:line 5", thrown.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MethodThatAdds_ReturnsWhatItAdded()
    {
        var method = Written.Method("foreach (var s in Subjects)\n    if (Month >= 9 && s.ExecutionRate < 75) Add(s, \"light\", \"red\", s.ExecutionRate, \"执行慢\");");
        var result = method.Evaluate(new Population { Subjects = [new SubjectView { Id = "a", ExecutionRate = 50 }, new SubjectView { Id = "b", ExecutionRate = 90 }], AsOf = new DateOnly(2025, 9, 30) });

        Assert.Equal("红".Length, result.Count);
        Assert.Equal(("a", "light", "red", 50d, "执行慢"), (result[0].Subject, result[0].Aspect, result[0].Label, result[0].Number, result[0].Reason));
    }

    [Fact]
    public void Load_PolicyThatProposes_ReturnsProposals()
    {
        var policy = Written.Policy("if (Total < 60) Propose(\"cut\", \"核减\", \"本方案约定\", -(Subject.Budget ?? 0) * 0.2m);");
        var actions = policy.Apply(new ResultContext(new SubjectView { Id = "a", Budget = 100 }, 50, "差", ParameterSet.Empty));

        Assert.Equal(-20m, Assert.Single(actions).Amount);
        Assert.Empty(policy.Apply(new ResultContext(new SubjectView { Id = "a" }, 90, "优", ParameterSet.Empty)));
    }

    [Fact]
    public void Load_Rules_TellWhereTheyCameFrom()
    {
        using var compiled = Written.Compile(Written.Rule("\nreturn 1;", "rules/b.indicator.csx"), Written.Rule("return [];", "rules/a.method.csx"));

        Assert.Equal(["rules/a.method.csx:3", "rules/b.indicator.csx:4"], compiled.Rules.Select(rule => rule.Origin));
        Assert.Equal(["a", "b"], compiled.Rules.Select(rule => rule.Extension.Key));
        Assert.All(compiled.Rules, rule => Assert.Equal("本方案约定", rule.Header.Source));
        Assert.False(compiled.FromCache);
    }

    [Fact]
    public void Load_SameKeyTwice_IsRefused()
    {
        var refused = Assert.Throws<RulesRefusedException>(() => Written.Compile(Written.Rule("return 1;", "rules/a.indicator.csx"), Written.Rule("return 2;", "rules/sub/a.indicator.csx")));

        Assert.Equal("rule/duplicate", Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public void Load_NoRules_IsEmpty() => Assert.Empty(Written.Compile().Rules);

    [Theory]
    [InlineData("var a = 1;\nreturn Wieght;", 4, 8, "CS0103")]
    [InlineData("return Actual / Target", 3, 23, "CS1002")]
    [InlineData("if (Actual > 1)\n{\n  return \"十分\";\n}\nreturn 0;", 5, 10, "CS0029")]
    [InlineData("if (Actual > 1) return 1;", 3, 26, "CS0161")]
    [InlineData("var Weight = 1;\nreturn Weight;", 3, 5, "CS0136")]
    [InlineData("return Measurement.Weigth;", 3, 20, "CS1061")]
    [InlineData("return Actual * 1.5m;", 3, 8, "CS0019")]
    [InlineData("return Math.Max(Actual，1);", 3, 23, "CS1056")]
    public void Load_CompilerError_NamesLineAndColumn(string body, int line, int column, string code)
    {
        var problems = Written.Problems(body);

        Assert.Contains(problems, problem => (problem.File, problem.Line, problem.Column, problem.Code) == ("rules/x.indicator.csx", line, column, code));
    }

    [Fact]
    public void Load_SeveralBrokenFiles_AllAreNamed()
    {
        var refused = Assert.Throws<RulesRefusedException>(() => Written.Compile(Written.Rule("return Foo;", "rules/a.indicator.csx"), Written.Rule("return Bar;", "rules/b.indicator.csx")));

        Assert.Equal(["rules/a.indicator.csx", "rules/b.indicator.csx"], refused.Problems.Select(problem => problem.File));
    }
}
