using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Boards;

public class BoardProjectionTests
{
    private static readonly DateOnly Day = new(2025, 3, 1);

    [Fact]
    public void Apply_RandomLedgers_IncrementalEqualsWhole() => Prop.ForAll(Ledgers(), steps =>
    {
        var entries = EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(), .. steps.Select(Entry)]);
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var incremental = new BoardProjection(TestPackages.Schemes, TestPackages.Baseline);
        foreach (var entry in entries)
        {
            foreach (var (key, value) in incremental.Apply(entry))
            {
                _ = value is null ? shown.Remove(key) : (shown[key] = value) is not null;
            }
        }

        var before = incremental.Results.ToDictionary(result => result.Subject, result => result.RawTotal, StringComparer.Ordinal);
        incremental.Replace(TestPackages.Schemes, TestPackages.Baseline);
        var cells = EntrySequence.Cells(incremental);

        // What a screen put together from deltas is what the whole evaluation gives, to the last bit of every total.
        return cells.All(cell => shown.GetValueOrDefault(cell.Key) == cell.Value) && cells.Count == shown.Count
            && incremental.Results.All(result => BitConverter.DoubleToInt64Bits(result.RawTotal) == BitConverter.DoubleToInt64Bits(before[result.Subject]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_AnotherInsertionOrder_GivesTheSameBoard() => Prop.ForAll(Ledgers(), steps =>
    {
        // Of two values for one item and period the later corrects the earlier: only then does order mean something.
        var commuting = steps.DistinctBy(step => (step.Subject, step.Item, step.Month)).ToArray();
        var one = EntrySequence.Project(EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(), .. commuting.Select(Entry)]));
        var other = EntrySequence.Project(EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms().Reverse(), .. commuting.Reverse().Select(Entry)]));

        return EntrySequence.Cells(one).SequenceEqual(EntrySequence.Cells(other))
            && one.Results.Zip(other.Results).All(pair => BitConverter.DoubleToInt64Bits(pair.First.RawTotal) == BitConverter.DoubleToInt64Bits(pair.Second.RawTotal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_AnotherCulture_GivesTheSameBoard()
    {
        var steps = Enumerable.Range(0, 40).Select(i => new Observed(i % 3, i % 5, i % 12, 1234.5 + (i * 1.25), i % 7 == 0)).Select(Entry).ToArray();
        var entries = EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(), .. steps]);
        var expected = EntrySequence.Cells(EntrySequence.Project(entries));
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NumberGroupSeparator, odd.NumberFormat.NegativeSign) = (",", ".", "–");
        (odd.DateTimeFormat.ShortDatePattern, odd.DateTimeFormat.DateSeparator) = ("dd.MM.yyyy", ".");

        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("1,5", 1.5.ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, EntrySequence.Cells(EntrySequence.Project(entries)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Apply_OneObservation_NamesOnlyTheCellsOnItsPath()
    {
        var entries = EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(),
            Entries.Observed([new ObservationRecorded("f1", "i002", new DateOnly(2024, 12, 31), Value.Of(90), "年报", "第3页")])]);
        var projection = EntrySequence.Project(entries.Take(entries.Count - 1));

        var changes = projection.Apply(entries[^1]);

        Assert.Equal(
            ["departments/交通局/findings", "departments/交通局/mean", "findings", "mean", "subjects/f1/findings", "subjects/f1/indicators/i002", "subjects/f1/total"],
            changes.Select(change => change.Key).Order(StringComparer.Ordinal));
        Assert.Equal("18", changes.Single(change => change.Key.EndsWith("i002", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public void Apply_ReviewedScore_IsKeptBesideTheOthers()
    {
        var given = Entries.Given(new ScoreGiven("f1", "i002", ScoreOwner.Reviewed, 18, "绩效科 王某", "佐证不足"));
        var projection = EntrySequence.Project(EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(), given]));

        var item = projection.Result("f1")!.Indicators[1];

        Assert.Equal((19.6m, 19.6m, 18m), (item.Points!.Value, item.Self!.Points, item.Reviewed!.Points));
        Assert.Equal(("绩效科 王某", "佐证不足"), (item.Reviewed.Person, item.Reviewed.Reason));
        Assert.True(item.Reviewed.At > EntrySequence.Start);
    }

    [Fact]
    public void Apply_ErasedEntryAndUnknownKind_AreSkippedAndCounted()
    {
        var entries = EntrySequence.Number([.. EntrySequence.Opening(TestPackages.National, Day), .. Forms(), new NewEntry("from-the-future", 1, "", [new byte[] { 1 }])]).ToList();
        entries[3] = entries[3] with { Rows = null };

        var projection = EntrySequence.Project(entries);

        Assert.Equal(2, projection.Facts.Skipped);
        Assert.Equal(2, projection.Results.Count());
    }

    [Fact]
    public void Apply_SchemeThatIsNotLoaded_ShowsNoScore()
    {
        var projection = EntrySequence.Project(EntrySequence.Number(
            [Entries.Opened(new JurisdictionOpened("示例县", null)), Entries.Adopted(new SchemeAdopted("national", default)), Entries.Day(Day), .. Forms()]));

        Assert.Null(projection.Result("f1"));
    }

    private static IEnumerable<NewEntry> Forms()
    {
        yield return Entries.Received(FormBuilder.Clean("f1") with { Department = "交通局" });
        yield return Entries.Received(FormBuilder.Clean("f2") with { Department = "水利局", Budget = FormBuilder.Clean().Budget with { Adjusted = "250.5" } });
        yield return Entries.Received(FormBuilder.Clean("f3") with { Department = "交通局", Total = null });
    }

    private static NewEntry Entry(Observed step) => Entries.Observed([new ObservationRecorded(
        $"f{step.Subject + 1}", step.Item == 4 ? Indicator.Execution : $"i00{step.Item + 1}", new DateOnly(2024, 1 + step.Month, 28),
        step.Missing ? Value.Missing("未报送") : step.Item == 2 ? Value.Of("达成年度指标") : Value.Of(step.Number))]);

    private static Arbitrary<Observed[]> Ledgers() => Arb.From(
        (from subject in Gen.Choose(0, 2)
         from item in Gen.Choose(0, 4)
         from month in Gen.Choose(0, 11)
         from cents in Gen.Choose(-500, 2_000_000)
         from missing in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
         select new Observed(subject, item, month, cents / 100.0, missing)).ArrayOf());

    public sealed record Observed(int Subject, int Item, int Month, double Number, bool Missing);
}
