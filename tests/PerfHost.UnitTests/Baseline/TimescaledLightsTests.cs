using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Baseline;

public class TimescaledLightsTests
{
    private static readonly SubjectEvaluator Evaluator = new(TestPackages.Schemes.Find("sample-timescaled")!, TestPackages.Baseline);

    [Theory]
    [InlineData("≥", "120", "35.9", "red")]
    [InlineData("≥", "120", "36", "yellow")]
    [InlineData("≥", "120", "48", "green")]
    [InlineData("≥", "120", "71.9", "green")]
    [InlineData("≥", "120", "72", "blue")]
    [InlineData("≤", "90", "90", "green")]
    [InlineData("≤", "90", "90.1", "red")]
    [InlineData("定性", "明显", "部分达成", "yellow")]
    [InlineData("≥", "0", "5", "grey")]
    [InlineData("≥", "120", null, "grey")]
    public void Evaluate_InJune_LightsByTheTimeGoneBy(string op, string target, string? actual, string light)
    {
        var result = Evaluate(op, target, actual, executed: "50");

        Assert.Equal(light, result.LabelOf("goal-light"));
    }

    [Theory]
    [InlineData("29.9", "red")]
    [InlineData("30", "yellow")]
    [InlineData("40", "green")]
    [InlineData(null, "grey")]
    public void Evaluate_InJune_ExecutionLightsByTheTimeGoneBy(string? executed, string light) =>
        Assert.Equal(light, Evaluate("≥", "120", "60", executed).LabelOf("execution-light"));

    [Fact]
    public void Evaluate_TwoLights_TheWorstIsShown() => Assert.Equal("red", Evaluate("≥", "120", "60", executed: "10").LabelOf("light"));

    [Fact]
    public void Evaluate_AfterTheYear_ShowsNoMonitoringLight()
    {
        var form = FormBuilder.Clean();

        Assert.Null(Evaluator.Evaluate(FormFacts.Of(form), Moment.On(new DateOnly(2025, 2, 1), 2024)).LabelOf("light"));
    }

    private static SubjectResult Evaluate(string op, string target, string? actual, string? executed)
    {
        var form = FormBuilder.Clean() with
        {
            Budget = new FormBudget { Adjusted = "100", Executed = executed, Weight = "10" },
            Rows = [FormBuilder.Row(0, "产出", "养护里程", op, target, null, "", "90", null)],
        };
        var facts = FormFacts.Of(form with { Budget = form.Budget with { Executed = null } });
        var june = new DateOnly(2024, 6, 30);
        if (actual is not null)
        {
            facts.Observe("i001", new ObservedValue(june, double.TryParse(actual, out var number) ? Value.Of(number) : Value.Of(actual), "月报", "", 9));
        }

        if (executed is not null)
        {
            facts.Observe("execution", new ObservedValue(june, Value.Of(double.Parse(executed, System.Globalization.CultureInfo.InvariantCulture) * 10_000), "国库", "", 9));
        }

        return Evaluator.Evaluate(facts, Moment.On(june, 2024));
    }
}
