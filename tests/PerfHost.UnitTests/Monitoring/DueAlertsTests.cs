using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Monitoring;

public class DueAlertsTests
{
    private static readonly Scheme Scheme = TestPackages.Schemes.Find("sample-timescaled")! with
    {
        Parameters =
        [
            .. TestPackages.Schemes.Find("sample-timescaled")!.Parameters,
            new Parameter(MonitoringReport.FloorKey(8), "1—8月预警线", 60, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
            new Parameter(MonitoringReport.FloorKey(10), "1—10月预警线", 80, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
            new Parameter(DueAlerts.FloorDayKey, "起用日", 10, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
        ],
    };

    private readonly List<NewEntry> _entries =
    [
        .. EntrySequence.Opening(Scheme, new DateOnly(2026, 8, 26)),
        Entries.Declared(new Declaration { Subject = "a", Title = "项目a", Year = 2026, AdjustedBudget = 100, ExecutionWeight = 10 }),
    ];

    [Fact]
    public void Of_RedSubject_GivesAnAlertWithWhatItWasComputedFrom()
    {
        Pay(8, 25, 10);

        var (key, alert) = Assert.Single(DueAlerts.Of(Board()));

        Assert.Equal("alert:2026-08:red:a", key);
        Assert.Equal(("a", new DateOnly(2026, 8, 26), "red", 10m, 5L, Scheme.Hash), (alert.Subject, alert.Day, alert.Light, alert.ExecutionRate, alert.ComputedAt, alert.SchemeHash));
    }

    [Fact]
    public void Of_GreenSubject_GivesNone()
    {
        Pay(8, 25, 90);

        Assert.Empty(DueAlerts.Of(Board()));
    }

    [Theory]
    [InlineData("2026-09-30", 0)]
    [InlineData("2026-10-09", 0)]
    [InlineData("2026-10-10", 1)]
    public void Of_StillRedAfterItsAlert_WarnsAgainAtTheNextLineOnly(string day, int alerts)
    {
        Pay(8, 25, 10);
        Raise();
        _entries.Add(Entries.Day(DateOnly.Parse(day)));

        Assert.Equal(alerts, DueAlerts.Of(Board()).Count);
    }

    [Fact]
    public void Of_GreenAndLaterRedAgain_GivesANewOne()
    {
        Pay(8, 25, 10);
        Raise();
        Pay(8, 26, 70);
        Assert.Empty(DueAlerts.Of(Board()));
        _entries.Add(Entries.Day(new DateOnly(2026, 10, 20)));
        Pay(10, 20, 20);

        Assert.Equal("alert:2026-10:red:a", Assert.Single(DueAlerts.Of(Board())).Key);
    }

    [Fact]
    public void Checkpoint_SchemeWithoutLines_IsTheMonth() =>
        Assert.Equal((2026, 9), DueAlerts.Checkpoint(TestPackages.Schemes.Find("sample-timescaled")!, new DateOnly(2026, 9, 5)));

    private void Pay(int month, int day, double yuan) =>
        _entries.Add(Entries.Observed([new ObservationRecorded("a", Indicator.Execution, new DateOnly(2026, month, day), Value.Of(yuan))]));

    private void Raise() => _entries.Add(Entries.Raised(Assert.Single(DueAlerts.Of(Board())).Alert));

    private BoardProjection Board()
    {
        var board = new BoardProjection(new SchemeSet([Scheme]), TestPackages.Baseline);
        foreach (var entry in EntrySequence.Number(_entries))
        {
            board.Apply(entry);
        }

        return board;
    }
}
