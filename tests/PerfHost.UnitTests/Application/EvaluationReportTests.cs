using PerfHost.Engine.Application;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Application;

public class EvaluationReportTests
{
    private static readonly DateOnly Today = new(2026, 8, 26);

    [Fact]
    public void Of_FinishedYear_CountsClaimsReviewsAndRectifications()
    {
        var board = EntrySequence.Project(EntrySequence.Number([
            .. EntrySequence.Opening(TestPackages.National, Today),
            Entries.Received(FormBuilder.Clean("f1")), Entries.Received(FormBuilder.Clean("f2") with { Total = "89.1" }), Entries.Received(FormBuilder.Clean("f3") with { Total = "" }),
            Entries.Given(new ScoreGiven("f1", "", ScoreOwner.Reviewed, 90, "财政局", "抽查复核")), Entries.Given(new ScoreGiven("f3", "", ScoreOwner.Reviewed, 59.9m, "财政局", "抽查复核")),
            Entries.Ordered(Order("r1", Today)), Entries.Ordered(Order("r2", Today.AddDays(-1))), Entries.Ordered(Order("r3", Today.AddDays(-1))),
            Entries.Closed("f1", new RectificationClosed("r3", Today, "已补报", "绩效科")),
        ]));

        var report = EvaluationReport.Of(board, 2024);

        Assert.Equal((3, 2, 94.1m), (report.Subjects, report.SelfEvaluated, report.SelfMean));
        Assert.Equal((2, 74.95m), (report.Reviewed, report.ReviewedMean));
        Assert.Equal([("优", 1), ("良", 0), ("中", 0), ("差", 1)], report.ReviewedGrades);
        Assert.Equal((3, 1, 1), (report.Rectifications, report.Closed, report.Overdue));
    }

    [Fact]
    public void Apply_ClosingOfAnUnknownOrder_IsCountedAndChangesNothing()
    {
        var board = EntrySequence.Project(EntrySequence.Number([
            .. EntrySequence.Opening(TestPackages.National, Today), Entries.Closed("f1", new RectificationClosed("r9", Today, "已补报", "绩效科"))]));

        Assert.Equal((1, 0), (board.Facts.Skipped, board.Facts.Rectifications.Count));
    }

    private static RectificationOrdered Order(string id, DateOnly due) => new(id, "f1", "佐证不全", "补充佐证材料", due.AddDays(-30), due, "绩效科");
}
