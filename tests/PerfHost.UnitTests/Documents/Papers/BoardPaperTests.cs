using PerfHost.Documents.Papers;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Documents.Papers;

/// <summary>Papers filled from a board.</summary>
public sealed class BoardPaperTests
{
    private static readonly DateOnly Today = new(2026, 8, 26);

    private static readonly Scheme Scheme = TestPackages.Schemes.Find("sample-timescaled")! with
    {
        Parameters =
        [
            .. TestPackages.Schemes.Find("sample-timescaled")!.Parameters,
            new Parameter(MonitoringReport.FloorKey(8), "1—8月预警线", 60, new DateOnly(2026, 1, 1), "示例〔2026〕1号"),
            new Parameter(MonitoringReport.DisposalDaysKey, "处理时限", 10, new DateOnly(2026, 1, 1), "示例〔2026〕2号"),
        ],
    };

    [Fact]
    public void MonitoringOf_Demonstration_NamesDocumentsUnitsAndOffices()
    {
        var facts = Monitoring(Board("示范区财政局"));

        Assert.Equal(("示范区", "示范区财政局", "（演示数据）"), (facts.Jurisdiction, facts.Issuer, facts.Note));
        Assert.Equal((2026, 8, Today, 2), (facts.Year, facts.Month, facts.Date, facts.Projects));
        Assert.Equal(new MonitoringThreshold("1—8月预算执行率", 60, "示例〔2026〕1号"), facts.Threshold);
        Assert.Equal((10, "示例〔2026〕2号"), (facts.Reply.WorkingDays, facts.Reply.Source));
        Assert.Contains(new LightCount("红灯（预警）", 1), facts.Lights);
        Assert.Contains(facts.Lights, light => light.Light == "蓝灯（超序时）");
        Assert.Equal([new MonitoringWarning("一中", "教育局", "项目a", 100, 20, "教科文科", new DateOnly(2026, 9, 8))], facts.Warnings);
    }

    [Fact]
    public void MonitoringOf_PlaceAsTitle_IsSignedByItsBureau() =>
        Assert.Equal(("某某区", "某某区财政局"), (Monitoring(Board("某某区")).Jurisdiction, Monitoring(Board("某某区")).Issuer));

    [Fact]
    public void RectificationOf_Order_SaysWhatTheLedgerSays()
    {
        var facts = RectificationFacts.Of(Board("示范区财政局"), "zg-001")!;

        Assert.Equal(("一中", "项目z", "教育局", 58m, "差"), (facts.Unit, facts.Project, facts.Department, facts.ReviewedScore, facts.ReviewedGrade));
        Assert.Equal(("2025年度绩效评价复核", "缺少佐证", "补齐佐证"), (facts.Occasion, facts.Problem, facts.Demand));
        Assert.Equal((new DateOnly(2026, 8, 24), new DateOnly(2026, 9, 7), 10), (facts.Date, facts.Due, facts.WorkingDays));
        Assert.Equal(("示范区财政局教科文科", "整改编号：zg-001"), (facts.Office, facts.DocumentNumber));
    }

    [Fact]
    public void RectificationOf_UnknownOrder_IsNull() => Assert.Null(RectificationFacts.Of(Board("示范区财政局"), "zg-002"));

    [Fact]
    public void Write_HostileNames_GiveAValidFileThatSaysThem()
    {
        const string Name = "<w:p/>&amp;\"'\u0001]]>项目";
        var board = Board("示范区财政局", Name);
        using var notice = new PaperFile(MonitoringNotice.Compose(Monitoring(board)));
        using var order = new PaperFile(RectificationNotice.Compose(RectificationFacts.Of(board, "zg-001")!));

        Assert.Empty(notice.Errors);
        Assert.Empty(order.Errors);
        Assert.Contains("<w:p/>&amp;\"']]>项目a", notice.Body.InnerText, StringComparison.Ordinal);
        Assert.Contains("<w:p/>&amp;\"']]>项目z", order.Body.InnerText, StringComparison.Ordinal);
    }

    private static MonitoringNoticeFacts Monitoring(BoardProjection board) => MonitoringNoticeFacts.Of(MonitoringReport.Of(board), board.Facts);

    private static BoardProjection Board(string title, string name = "项目")
    {
        var projection = new BoardProjection(new SchemeSet([Scheme]), TestPackages.Baseline);
        NewEntry[] entries =
        [
            Entries.Opened(new JurisdictionOpened(title, null, Demonstration: true)),
            Entries.Adopted(new SchemeAdopted(Scheme.Id, Scheme.Hash)),
            Entries.Day(Today),
            Entries.Declared(Subject("a", 2026, name)), Entries.Declared(Subject("b", 2026, name)), Entries.Declared(Subject("z", 2025, name)),
            Entries.Observed([Paid("a", 20), Paid("b", 70)]),
            Entries.Raised(new AlertRaised("a", new DateOnly(2026, 8, 25), "red", "执行率 20%", 20, 7, Scheme.Id, Scheme.Hash)),
            Entries.Given(new ScoreGiven("z", "", ScoreOwner.Reviewed, 58, "复核组", "佐证不足")),
            Entries.Ordered(new RectificationOrdered("zg-001", "z", "缺少佐证", "补齐佐证", new DateOnly(2026, 8, 24), new DateOnly(2026, 9, 7), "绩效科")),
        ];
        foreach (var entry in EntrySequence.Number(entries))
        {
            projection.Apply(entry);
        }

        return projection;
    }

    private static ObservationRecorded Paid(string subject, double yuan) => new(subject, Indicator.Execution, Today, Value.Of(yuan));

    private static Declaration Subject(string id, int year, string name) => new()
    {
        Subject = id,
        Title = name + id,
        Year = year,
        Department = "教育局",
        Unit = "一中",
        Office = "教科文科",
        AdjustedBudget = 100,
        ExecutionWeight = 10,
    };
}
