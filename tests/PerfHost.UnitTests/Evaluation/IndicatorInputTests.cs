using NSubstitute;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;
using PerfHost.UnitTests.Scripting;

namespace PerfHost.UnitTests.Evaluation;

/// <summary>An indicator that is scored by the type its row names, from more numbers than target and actual.</summary>
public class IndicatorInputTests
{
    private static readonly SelfEvaluationForm Form = FormBuilder.WithRow(0, row => row with
    {
        Kind = "staff-control",
        Baseline = "280公里",
        Inputs = [new FormInput("编制数", "120"), new FormInput("在职人数", "90人")],
    });

    [Fact]
    public void Evaluate_RowWithKindBaselineAndInputs_GivesThemToThatType()
    {
        var (evaluator, asked) = Staff();

        var item = evaluator.Evaluate(FormFacts.Of(Form), Moment.AfterYear(2024)).Indicators[0];

        Assert.Equal(22.5m, item.Points);
        Assert.Equal(280, asked[0].Baseline.Number);
        Assert.Equal(["在职人数", "编制数"], asked[0].Inputs.Keys);
        Assert.True(double.IsNaN(asked[0].Input("车辆数")));
    }

    [Fact]
    public void Reevaluate_LaterValueOfAnInput_ScoresItsIndicatorAnew()
    {
        var (evaluator, asked) = Staff();
        var facts = FormFacts.Of(Form);
        var before = evaluator.Evaluate(facts, Moment.AfterYear(2024));
        var later = new ObservationRecorded("f1", "i001.在职人数", new DateOnly(2024, 12, 31), Value.Of(60));
        Assert.Null(ObservationCheck.Refuse(Known(facts), later));
        facts.Observe(later.Item, new ObservedValue(later.Period, later.Value, "", "", 1));
        asked.Clear();

        var after = evaluator.Reevaluate(before, facts, [later.Item], Moment.AfterYear(2024));

        Assert.Single(asked);
        Assert.Equal(15m, after.Indicators[0].Points);
        Assert.Equal(evaluator.Evaluate(facts, Moment.AfterYear(2024)).Total, after.Total);
    }

    public static TheoryData<Value, string> Unusable => new()
    {
        { Value.Missing("编办尚未核定"), "“编制数”编办尚未核定" },
        { Value.Of("许多"), "“编制数”填的是“许多”，不是数字" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Evaluate_InputThatIsNoNumber_CouldNotBeScoredAndIsNamed(Value value, string said)
    {
        var (evaluator, _) = Staff();
        var facts = FormFacts.Of(Form);
        facts.Observe("i001.编制数", new ObservedValue(new DateOnly(2024, 12, 31), value, "", "", 1));

        var item = evaluator.Evaluate(facts, Moment.AfterYear(2024)).Indicators[0];

        Assert.Equal((null, said), (item.Points, item.Reason));
    }

    [Fact]
    public void Refuse_InputThatTheIndicatorDoesNotName_ListsThoseItDoes()
    {
        var refusal = ObservationCheck.Refuse(Known(FormFacts.Of(Form)), new ObservationRecorded("f1", "i001.车辆数", new DateOnly(2024, 12, 31), Value.Of(1)));

        Assert.Contains("i001、i001.编制数、i001.在职人数、i002", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ScriptThatReadsAnInput_GetsIt()
    {
        var rule = Written.Indicator("return Weight * Input(\"在职人数\") / Input(\"编制数\");");
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), TestPackages.Bind("staff-control", rule, "mycity")]);

        Assert.Equal(22.5m, new SubjectEvaluator(TestPackages.National, extensions).Evaluate(FormFacts.Of(Form), Moment.AfterYear(2024)).Indicators[0].Points);
    }

    private static JurisdictionFacts Known(SubjectFacts subject)
    {
        var facts = new JurisdictionFacts();
        foreach (var entry in EntrySequence.Number([Entries.Declared(subject.Declaration)]))
        {
            Fold.Apply(facts, entry);
        }

        return facts;
    }

    /// <summary>The weight times staff over posts.</summary>
    private static (SubjectEvaluator Evaluator, List<Measurement> Asked) Staff()
    {
        var asked = new List<Measurement>();
        var kind = Substitute.For<IIndicatorType>();
        kind.Evaluate(Arg.Any<Measurement>()).Returns(call =>
        {
            var measurement = call.Arg<Measurement>();
            asked.Add(measurement);
            return (Score)(measurement.Weight * measurement.Input("在职人数") / measurement.Input("编制数"));
        });
        var extensions = new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), TestPackages.Bind("staff-control", kind, "mycity")]);
        return (new SubjectEvaluator(TestPackages.National, extensions), asked);
    }
}
