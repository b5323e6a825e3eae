using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Facts;

public class FoldTests
{
    [Fact]
    public void Apply_EveryKindOfValue_ComesBackAsItWasRecorded()
    {
        Value[] values =
        [
            Value.Of(3.25), Value.Of(double.PositiveInfinity), Value.Of(new DateOnly(2024, 6, 30)), Value.Of("达成年度指标"), Value.Missing("设备故障"),
            new ChecklistValue([new CheckItem("制度", true, 2), new CheckItem("公开", false)]),
        ];
        var facts = Facts([Entries.Received(FormBuilder.Clean()), .. values.Select((value, i) =>
            Entries.Observed([new ObservationRecorded("f1", "i001", new DateOnly(2023, 1 + i, 28), value, "来源", "佐证")]))]);

        Assert.Equal(values, facts.Subjects["f1"].Item("i001")!.Values.Take(values.Length).Select(observed => observed.Value));
        Assert.Equal(("来源", "佐证", 2L), (facts.Subjects["f1"].Item("i001")!.Values[0].Source, facts.Subjects["f1"].Item("i001")!.Values[0].Evidence, facts.Subjects["f1"].Item("i001")!.Values[0].Sequence));
    }

    [Theory]
    [InlineData("""{"checklist":[{"met":true}]}""")]
    [InlineData("""{"checklist":5}""")]
    [InlineData("""{"grade":5}""")]
    public void Read_ValueOfAnOddShape_IsRefusedAsJson(string json)
    {
        var options = new System.Text.Json.JsonSerializerOptions { Converters = { new ValueJsonConverter() } };

        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<Value>(json, options));
    }

    [Fact]
    public void Apply_SecondValueForAPeriod_CorrectsTheFirst()
    {
        var day = new DateOnly(2024, 12, 31);
        var facts = Facts(
            [Entries.Received(FormBuilder.Clean()), Entries.Observed([new ObservationRecorded("f1", "i001", day, Value.Of(280), Corrects: 1)])]);

        Assert.Equal(280, facts.Subjects["f1"].Item("i001")!.Accumulate(Accumulation.Last, day).Value.Number);
    }

    [Theory]
    [InlineData(Accumulation.Last, 30)]
    [InlineData(Accumulation.Sum, 60)]
    [InlineData(Accumulation.Average, 20)]
    public void Accumulate_Periods_AddUpAsTheDataItemSays(Accumulation accumulation, double expected)
    {
        var item = Observed(10, 20, 30);

        Assert.Equal(expected, item.Accumulate(accumulation, new DateOnly(2024, 12, 31)).Value.Number);
    }

    [Fact]
    public void Accumulate_LaterPeriods_AreNotLookedAt() =>
        Assert.Equal(30, Observed(10, 20, 30).Accumulate(Accumulation.Sum, new DateOnly(2024, 2, 29)).Value.Number);

    [Fact]
    public void Accumulate_OnePeriodMissing_LeavesTheSumMissing() =>
        Assert.IsType<MissingValue>(Observed(10, double.NaN, 30).Accumulate(Accumulation.Sum, new DateOnly(2024, 12, 31)).Value);

    [Fact]
    public void Apply_ObservationOfAnUnknownSubject_IsCountedAndChangesNothing()
    {
        var facts = Facts([Entries.Observed([new ObservationRecorded("nobody", "i001", new DateOnly(2024, 1, 31), Value.Of(1))])]);

        Assert.Equal(1, facts.Skipped);
        Assert.Empty(facts.Subjects);
    }

    [Fact]
    public void Apply_FormReceivedAgain_KeepsObservationsAndReviews()
    {
        var facts = Facts(
        [
            Entries.Received(FormBuilder.Clean()),
            Entries.Given(new ScoreGiven("f1", "i001", ScoreOwner.Reviewed, 25, "绩效科", "抽查")),
            Entries.Observed([new ObservationRecorded("f1", "i001", new DateOnly(2024, 6, 30), Value.Of(120))]),
            Entries.Received(FormBuilder.WithRow(0, row => row with { Actual = "299" })),
        ]);

        Assert.Equal(25, facts.Subjects["f1"].Score("i001", ScoreOwner.Reviewed)!.Points);
        Assert.Equal([120, 299], facts.Subjects["f1"].Item("i001")!.Values.Select(value => value.Value.Number));
        Assert.Equal(2, facts.Subjects["f1"].Scores("i001").Count(score => score.Owner == ScoreOwner.Self));
    }

    [Fact]
    public void Apply_UnreadablePayload_IsCountedAndTheLedgerGoesOn()
    {
        var facts = Facts([new PerfHost.Engine.Ledger.NewEntry(EntryKind.FormReceived, 1, "x", ["not json"u8.ToArray()]), Entries.Received(FormBuilder.Clean())]);

        Assert.Equal((1, 1), (facts.Skipped, facts.Subjects.Count));
    }

    [Fact]
    public void Apply_NewDeclaration_KeepsObservationsAndReplacesTheForm()
    {
        var facts = Facts(
        [
            Entries.Received(FormBuilder.Clean()),
            Entries.Declared(new Declaration { Subject = "f1", Title = "新申报", Year = 2025, Indicators = [new Indicator { Key = "i001", Title = "里程", Target = Value.Of(5), Weight = 90, Comparator = Comparator.AtLeast }] }),
        ]);

        Assert.Equal(("新申报", null), (facts.Subjects["f1"].Declaration.Title, facts.Subjects["f1"].Form));
        Assert.NotNull(facts.Subjects["f1"].Item("i001"));
    }

    private static ItemFacts Observed(params double[] monthly)
    {
        var facts = Facts([Entries.Declared(new Declaration { Subject = "s", Title = "s" }), .. monthly.Select((number, i) =>
            Entries.Observed([new ObservationRecorded("s", "i001", new DateOnly(2024, i + 1, DateTime.DaysInMonth(2024, i + 1)), Value.Of(number))]))]);
        return facts.Subjects["s"].Item("i001")!;
    }

    private static JurisdictionFacts Facts(IEnumerable<PerfHost.Engine.Ledger.NewEntry> entries)
    {
        var facts = new JurisdictionFacts();
        foreach (var entry in EntrySequence.Number(entries))
        {
            Fold.Apply(facts, entry);
        }

        return facts;
    }
}
