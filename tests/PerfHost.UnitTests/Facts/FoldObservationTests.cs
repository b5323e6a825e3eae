using System.Text;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Facts;

public class FoldObservationTests
{
    private static readonly DateOnly Period = new(2024, 6, 30);

    public static TheoryData<Value> Values =>
    [
        Value.Of(12.5), Value.Of(double.PositiveInfinity), Value.Of(Period), Value.Of("达成年度指标"), Value.Missing("未报送"),
        new ChecklistValue([new CheckItem("要点", true, 2)]),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Apply_ObservationAsWritten_IsReadBack(Value value)
    {
        var facts = Folded(Entries.Observed([new ObservationRecorded("f1", "i001", Period, value, "年报“附表”", "第3页", 2)]));

        var seen = facts.Find("f1")!.Item("i001")!.Values.Single(observed => observed.Period == Period);
        Assert.Equal(new ObservedValue(Period, value, "年报“附表”", "第3页", 2), seen);
    }

    [Fact]
    public void Apply_RowsOfManySubjects_KeepTheirOwnTexts()
    {
        var facts = Folded(Entries.Observed(
            [new("f1", "i001", Period, Value.Of(1), "甲", "一"), new("f2", "i001", Period, Value.Of(2), "甲"), new("f1", "i002", Period, Value.Of(3))]));

        Assert.Equal(("甲", "一"), Texts(facts, "f1", "i001"));
        Assert.Equal(("甲", ""), Texts(facts, "f2", "i001"));
        Assert.Equal(("", ""), Texts(facts, "f1", "i002"));
    }

    [Fact]
    public void Apply_OtherOrderUnknownFieldsAndEscapes_AreUnderstood()
    {
        var facts = Folded(Row("""{"more":{"a":[1]},"value":7,"item":"i001","period":"2024-06-30","subject":"\u0066\u0031"}"""));

        Assert.Equal(Value.Of(7), facts.Find("f1")!.Item("i001")!.Values[0].Value);
    }

    [Fact]
    public void Apply_Null_IsSkipped() => Assert.Equal(1, Folded(Row("null")).Skipped);

    [Theory]
    [InlineData("""{"subject":"f1","item":"i001","period":"2024-06-30"}""")]
    [InlineData("""{"subject":"f1","item":"i001","period":"2024-06-30T00:00","value":1}""")]
    [InlineData("""{"subject":"f1","item":"i001","period":"2024-06-30","value":1} {}""")]
    [InlineData("[]")]
    public void Apply_RowThatIsNoObservation_IsSkippedAndTheOthersCount(string row)
    {
        var good = """{"subject":"f1","item":"i001","period":"2024-06-30","value":7}"""u8.ToArray();
        var facts = Folded(new NewEntry(EntryKind.ObservationsRecorded, 1, "", [good, Encoding.UTF8.GetBytes(row)]));

        Assert.Equal(1, facts.Skipped);
        Assert.Equal(Value.Of(7), facts.Find("f1")!.Item("i001")!.Values[0].Value);
    }

    private static (string Source, string Evidence) Texts(JurisdictionFacts facts, string subject, string item)
    {
        var seen = facts.Find(subject)!.Item(item)!.Values.Single(observed => observed.Period == Period);
        return (seen.Source, seen.Evidence);
    }

    private static NewEntry Row(string json) => new(EntryKind.ObservationsRecorded, 1, "", [Encoding.UTF8.GetBytes(json)]);

    private static JurisdictionFacts Folded(NewEntry observations)
    {
        var facts = new JurisdictionFacts();
        foreach (var entry in EntrySequence.Number([Entries.Received(FormBuilder.Clean("f1")), observations]).Prepend(
            EntrySequence.Number([Entries.Received(FormBuilder.Clean("f2"))])[0]))
        {
            Fold.Apply(facts, entry);
        }

        return facts;
    }
}
