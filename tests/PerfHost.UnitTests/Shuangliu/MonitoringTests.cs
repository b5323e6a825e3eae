using System.Globalization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Shuangliu;

/// <summary>Sichuan's rules as a city runs them: the package is loaded from its folder, a DLL and a script.</summary>
public sealed class MonitoringTests : IDisposable
{
    private readonly PackageCatalog _catalog = PackageCatalog.Load(Path.Combine(SharedData.Repository, "plugins"), new PackageLoader(new PackageRules(new RuleCompiler(null))));
    private readonly SubjectEvaluator _evaluator;

    public MonitoringTests() => _evaluator = new SubjectEvaluator(TestPackages.Schemes.Find("shuangliu")!, new ExtensionSet(
        _catalog.Packages.SelectMany(package => package.Extensions).Select(extension =>
            new BoundExtension(extension.Extension, extension.PackageId, extension.PackageVersion, extension.Origin, extension.Source))));

    [Theory]
    [InlineData(4, 24.99, "red")]
    [InlineData(4, 25, "green")]
    [InlineData(6, 39.9, "red")]
    [InlineData(8, 60, "green")]
    [InlineData(10, 79.99, "red")]
    public void Evaluate_InAMonthWithALine_LightsByTheLine(int month, double rate, string light) =>
        Assert.Equal(light, Evaluate(2025, month, rate, goal: rate).LabelOf("execution-light"));

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    public void Evaluate_InAnotherMonth_GivesTheScheduleAloneAndNoLight(int month)
    {
        var result = Evaluate(2025, month, 1, goal: 1);

        Assert.Null(result.LabelOf("light"));
        Assert.StartsWith("序时进度 ", result.LabelOf("schedule"), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_BeforeTheDocument_SetsNoLine() => Assert.Null(Evaluate(2024, 8, 1, goal: 1).LabelOf("execution-light"));

    [Theory]
    [InlineData(70, 80, "green")]
    [InlineData(70, 80.1, "red")]
    [InlineData(70, 59.9, "red")]
    public void Evaluate_GapBetweenGoalAndExecution_IsRedAboveTenPoints(double rate, double goal, string light)
    {
        var result = Evaluate(2025, 8, rate, goal);

        Assert.Equal(light, result.LabelOf("gap-light"));
        Assert.Equal(light, result.LabelOf("light"));
    }

    [Fact]
    public void Evaluate_NothingReported_IsGreyAndNeverYellow()
    {
        var result = Evaluate(2025, 8, null, null);

        Assert.Equal(("grey", "grey", "grey"), (result.LabelOf("execution-light"), result.LabelOf("gap-light"), result.LabelOf("light")));
        Assert.DoesNotContain(TestPackages.Schemes.Find("shuangliu")!.Lights, one => one.Key == "yellow");
    }

    [Theory]
    [InlineData("89.9", null, true)]
    [InlineData("89.9", "招标推迟", false)]
    [InlineData("90", null, false)]
    public void Evaluate_ExecutionBelowNinety_NeedsAReason(string executed, string? reason, bool found)
    {
        var form = FormBuilder.Clean() with { Place = "四川 成都 双流区", Budget = new FormBudget { Adjusted = "100", Executed = executed, Weight = "10", Reason = reason } };

        var result = _evaluator.Evaluate(FormFacts.Of(form), Moment.AfterYear(2024));

        Assert.Equal(found, result.Findings.Any(finding => finding.Code == "shuangliu/reason-required"));
    }

    [Theory]
    [InlineData(92, "reward")]
    [InlineData(85, "keep")]
    [InlineData(70, "cut")]
    [InlineData(40, "cancel")]
    public void Evaluate_ReviewedGrade_ProposesTheConsequence(int total, string kind)
    {
        var facts = FormFacts.Of(FormBuilder.Clean());
        facts.Give("", new GivenScore(ScoreOwner.Reviewed, total, "绩效科", default, "", 5));

        Assert.Equal(kind, Assert.Single(_evaluator.Evaluate(facts, Moment.AfterYear(2024)).Actions).Kind);
    }

    [Fact]
    public void Evaluate_Explained_GapShowsItsStepsWithLines()
    {
        var result = Evaluate(2025, 8, 70, 90, explain: true);

        var gap = result.Evaluations.Single(evaluation => evaluation.Aspect == "gap-light");
        Assert.Contains(gap.Steps, step => step is { Label: "相差", Line: > 0 } && step.Value.Number == 20);
        Assert.Contains(gap.Steps, step => step.Source == "川财绩〔2025〕10号");
    }

    public void Dispose() => _catalog.Dispose();

    private SubjectResult Evaluate(int year, int month, double? rate, double? goal, bool explain = false)
    {
        var day = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        var facts = FormFacts.Of(FormBuilder.Clean() with
        {
            Year = year,
            Budget = new FormBudget { Adjusted = "100", Weight = "10" },
            Rows = [FormBuilder.Row(0, "产出", "养护里程", "≥", "100", null, "公里", "90", null)],
        });
        if (rate is not null)
        {
            facts.Observe(Indicator.Execution, new ObservedValue(day, Value.Of(rate.Value * 10_000), "国库", "", 1));
            facts.Observe("i001", new ObservedValue(day, Value.Of(goal!.Value), "月报", "", 1));
        }

        Assert.True(_catalog.Failures.Count == 0, string.Join('\n', _catalog.Failures.Select(failure => string.Create(CultureInfo.InvariantCulture, $"{failure.Folder}: {failure.Reason}"))));
        return _evaluator.Evaluate(facts, Moment.On(day, year), explain);
    }
}
