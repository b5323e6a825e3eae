using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Monitoring;

public class WallCellsTests
{
    private static readonly DateOnly Today = new(2026, 8, 26);

    private static readonly Scheme Scheme = TestPackages.Schemes.Find("sample-timescaled")! with
    {
        Parameters =
        [
            .. TestPackages.Schemes.Find("sample-timescaled")!.Parameters,
            new Parameter(MonitoringReport.FloorKey(8), "1—8月预警线", 60, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
            new Parameter(MonitoringReport.DisposalDaysKey, "处理时限", 5, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
        ],
    };

    [Fact]
    public void Of_RunningYear_PublishesRoundedStrings()
    {
        var cells = Cells(Board(3, Paid("s000", 8, 700_000), Paid("s001", 8, 100_000), Paid("s002", 8, 100_000)));

        Assert.Equal(("示例县", "2026-08-26", "2026", "3"), (cells["title"], cells["asOf"], cells["year"], cells["subjects"]));
        Assert.Equal(("万元", "300.00", "90.00"), (cells["money/unit"], cells["budget"], cells["executed"]));
        Assert.Equal(("30.00", "66.67", "-36.67", "60.00", "示例〔2026〕1号"), (cells["execution"], cells["schedule"], cells["gap"], cells["floor"], cells["floor/source"]));
        Assert.Equal(("30.00", "60.00", "", "75.00"), (cells["months/08/execution"], cells["months/08/floor"], cells["months/09/execution"], cells["months/09/schedule"]));
    }

    [Fact]
    public void Of_LargeBudget_IsInHundredMillions()
    {
        var cells = Cells(Board(150, Paid("s000", 8, 1_000_000)));

        Assert.Equal(("亿元", "1.50", "0.01"), (cells["money/unit"], cells["budget"], cells["executed"]));
    }

    [Fact]
    public void Of_EmptyBoard_LeavesUnknownNumbersEmpty()
    {
        var cells = Cells(new BoardProjection(TestPackages.Schemes, TestPackages.Baseline));

        Assert.Equal(("", "", "", "0"), (cells["execution"], cells["goals"], cells["gap"], cells["warnings/count"]));
    }

    [Fact]
    public void Of_Lights_AreThoseOfTheSchemeInItsOrder()
    {
        var cells = Cells(Board(2, Paid("s000", 8, 100_000)));

        Assert.Equal(Scheme.Lights.Select(light => (light.Key, light.Title)), Scheme.Lights.Select((_, index) => (cells[$"lights/{index:00}/key"], cells[$"lights/{index:00}/title"])));
        Assert.Equal(("1", "100.00"), (cells["lights/00/count"], cells["lights/00/budget"]));
    }

    [Fact]
    public void Of_MoreWarningsThanFit_KeepsTheFirstDueAndCountsAll()
    {
        const int Many = WallCells.MostWarnings + 30;
        var paid = Enumerable.Range(0, Many).Select(index => Paid(Id(index), 8, 100_000)).ToArray();

        // The last subjects were warned long ago: they are overdue and stand first.
        var alerts = Enumerable.Range(0, Many).Select(index => Alert(Id(index), index < Many - 10 ? Today : new DateOnly(2026, 8, 3)));
        var cells = Cells(Board(Many, [.. paid, .. alerts]));

        Assert.Equal(("230", "10"), (cells["warnings/count"], cells["warnings/overdue"]));
        Assert.Equal(WallCells.MostWarnings, cells.Keys.Count(key => key.StartsWith("warnings/of/", StringComparison.Ordinal) && key.EndsWith("/due", StringComparison.Ordinal)));
        Assert.Equal(("2026-08-10", "-12"), (cells[$"warnings/of/{Id(Many - 1)}/due"], cells[$"warnings/of/{Id(Many - 1)}/remaining"]));
        Assert.Equal(("教育局", "教科文科", "red", "5"), (cells["warnings/of/s000/unit"], cells["warnings/of/s000/office"], cells["warnings/of/s000/light"], cells["warnings/of/s000/remaining"]));
    }

    [Fact]
    public void Show_OneObservation_FeedsOnlyWhatDiffers()
    {
        var board = Board(3, Paid("s000", 8, 700_000));
        var wall = new WallFeed();
        wall.Show(board, 1, default);
        var before = wall.Feed.Snapshot();

        board.Apply(EntrySequence.Number(Paid("s001", 8, 300_000))[0]);
        wall.Show(board, 2, default);
        var delta = wall.Feed.Since(1);

        Assert.Contains(new CellChange("executed", "100.00"), delta.Cells);
        Assert.Contains(new CellChange("months/08/execution", "33.33"), delta.Cells);
        Assert.DoesNotContain(delta.Cells, cell => before.Cells.Contains(cell));
        Assert.Equal(wall.Feed.Snapshot().Checksum, delta.Checksum);
    }

    [Fact]
    public void Show_NothingNew_FeedsNothing()
    {
        var board = Board(3);
        var wall = new WallFeed();
        wall.Show(board, 1, default);

        wall.Show(board, 2, default);

        Assert.Equal((2L, 0), (wall.Feed.Position.Sequence, wall.Feed.Since(1).Cells.Count));
    }

    private static Dictionary<string, string> Cells(BoardProjection board) => WallCells.Of(board).ToDictionary(cell => cell.Key, cell => cell.Value!, StringComparer.Ordinal);

    private static BoardProjection Board(int subjects, params NewEntry[] more)
    {
        var projection = new BoardProjection(new SchemeSet([Scheme]), TestPackages.Baseline);
        foreach (var entry in EntrySequence.Number([.. EntrySequence.Opening(Scheme, Today), .. Enumerable.Range(0, subjects).Select(Declared), .. more]))
        {
            projection.Apply(entry);
        }

        return projection;
    }

    private static string Id(int index) => $"s{index:000}";

    private static NewEntry Declared(int index) => Entries.Declared(new Declaration
    {
        Subject = Id(index),
        Title = $"项目{index}",
        Year = 2026,
        Department = "教育局",
        Office = "教科文科",
        AdjustedBudget = 1_000_000,
        ExecutionWeight = 10,
    });

    private static NewEntry Alert(string subject, DateOnly day) => Entries.Raised(new AlertRaised(subject, day, "red", "执行率 10%", 10, 7, Scheme.Id, Scheme.Hash));

    private static NewEntry Paid(string subject, int month, double yuan) =>
        Entries.Observed([new ObservationRecorded(subject, Indicator.Execution, new DateOnly(2026, month, 20), Value.Of(yuan))]);
}
