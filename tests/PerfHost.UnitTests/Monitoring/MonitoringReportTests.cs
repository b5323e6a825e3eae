using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Monitoring;

public class MonitoringReportTests
{
    private static readonly DateOnly Today = new(2026, 8, 26);

    private static readonly Scheme Scheme = TestPackages.Schemes.Find("sample-timescaled")! with
    {
        Parameters =
        [
            .. TestPackages.Schemes.Find("sample-timescaled")!.Parameters,
            new Parameter(MonitoringReport.FloorKey(8), "1—8月预警线", 60, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
            new Parameter(MonitoringReport.DisposalDaysKey, "处理时限", 10, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
        ],
    };

    [Fact]
    public void Of_RunningYear_AddsMoneyPlacesAndLights()
    {
        var report = MonitoringReport.Of(Board());

        Assert.Equal((2026, 3, 2, 3), (report.Year, report.Subjects, report.Departments, report.Units));
        Assert.Equal((300m, 130m), (report.Budget, report.Executed));
        Assert.Equal((43.33, 66.67, 60.0, "示例〔2026〕1号"), (Math.Round(report.ExecutionRate, 2), Math.Round(report.Schedule, 2), report.Floor, report.FloorSource));
        Assert.Equal([("red", 1), ("yellow", 0), ("grey", 2), ("green", 0), ("blue", 0)], report.Lights.Select(light => (light.Key, light.Count)));
    }

    [Fact]
    public void Of_Months_KnowNothingOfMonthsToCome()
    {
        var months = MonitoringReport.Of(Board()).Months;

        Assert.Equal((10.0, 43.33), (Math.Round(months[5].Execution, 2), Math.Round(months[7].Execution, 2)));
        Assert.True(double.IsNaN(months[8].Execution));
        Assert.Equal((75.0, 60.0), (months[8].Schedule, months[7].Floor));
        Assert.True(double.IsNaN(months[6].Floor));
    }

    [Fact]
    public void Of_Alerts_StandWhileTheLightDoes()
    {
        var warning = Assert.Single(MonitoringReport.Of(Board(Alert("a", new DateOnly(2026, 8, 12)), Alert("b", Today))).Warnings);

        Assert.Equal(("a", "教育局", "一中", "教科文科"), (warning.Subject, warning.Department, warning.Unit, warning.Office));
        Assert.Equal((new DateOnly(2026, 8, 26), 0), (warning.Due, warning.Remaining));
    }

    [Fact]
    public void Of_AnotherYearsSubject_IsLeftOut()
    {
        var report = MonitoringReport.Of(Board(Entries.Declared(Subject("z", "教育局", "一中") with { Year = 2025 })));

        Assert.Equal(3, report.Subjects);
    }

    [Fact]
    public void Of_EmptyBoard_SaysNothingInsteadOfZero()
    {
        var report = MonitoringReport.Of(new BoardProjection(TestPackages.Schemes, TestPackages.Baseline));

        Assert.True(double.IsNaN(report.ExecutionRate) && double.IsNaN(report.GoalProgress) && double.IsNaN(report.Floor));
        Assert.Equal((0, null), (report.Warnings.Count, report.Scheme));
    }

    private static BoardProjection Board(params NewEntry[] more)
    {
        var projection = new BoardProjection(new SchemeSet([Scheme]), TestPackages.Baseline);
        NewEntry[] entries =
        [
            .. EntrySequence.Opening(Scheme, Today),
            Entries.Declared(Subject("a", "教育局", "一中")), Entries.Declared(Subject("b", "教育局", "二中")), Entries.Declared(Subject("c", "水利局", "水库所")),
            Entries.Observed([Paid("a", 6, 10), Paid("b", 6, 20), Paid("a", 8, 30), Paid("b", 8, 100)]),
            .. more,
        ];
        foreach (var entry in EntrySequence.Number(entries))
        {
            projection.Apply(entry);
        }

        return projection;
    }

    private static NewEntry Alert(string subject, DateOnly day) => Entries.Raised(new AlertRaised(subject, day, "red", "执行率 30%", 30, 7, Scheme.Id, Scheme.Hash));

    private static ObservationRecorded Paid(string subject, int month, double yuan) =>
        new(subject, Indicator.Execution, new DateOnly(2026, month, DateTime.DaysInMonth(2026, month)) is var end && end > Today ? Today : end, Value.Of(yuan));

    private static Declaration Subject(string id, string department, string unit) => new()
    {
        Subject = id,
        Title = $"项目{id}",
        Year = 2026,
        Department = department,
        Unit = unit,
        Office = "教科文科",
        AdjustedBudget = 100,
        ExecutionWeight = 10,
    };
}
