using PerfHost.Engine.Boards;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Sdk;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Simulation;

public class TrialTests
{
    private static readonly DateOnly June = new(2025, 6, 30);
    private static readonly DateOnly AfterYear = new(2026, 2, 1);
    private static readonly Scheme Timescaled = TestPackages.Schemes.Find("sample-timescaled")!;

    [Fact]
    public void Of_HigherRedLine_NamesWhoTurnsRedWithTheirMoney()
    {
        // By the end of June 25 of 100 is half of the schedule, 35 is 70 %, 50 is all of it.
        var board = Board(Timescaled, ("a", 25), ("b", 35), ("c", 50));

        var trial = Trial.Of(board, SchemeSettings.With(Timescaled, "lights.red-below", 75));

        var shift = Assert.Single(trial.Shifts);
        Assert.Equal(("b", "项目b", 100m, 35m, "yellow", "red"), (shift.Subject, shift.Title, shift.Budget, shift.ExecutionRate, shift.Now.Light, shift.Then.Light));
        Assert.Equal((3, 0), (trial.Monitored, trial.Finished));
        Assert.Equal([new Move(true, "yellow", "red", 1, 100)], trial.Moves);
        Assert.Equal(new Tallied("red", 1, 2, 100, 200), trial.Lights.Single(light => light.Label == "red"));
        Assert.Equal(new Tallied("yellow", 1, 0, 100, 0), trial.Lights.Single(light => light.Label == "yellow"));
    }

    [Fact]
    public void Of_AnyTrial_LeavesTheBoardAsItIs()
    {
        var board = Board(Timescaled, ("a", 25), ("b", 35), ("c", 50));
        var before = EntrySequence.Cells(board);

        Assert.NotEmpty(Trial.Of(board, SchemeSettings.With(Timescaled, "lights.red-below", 100)).Shifts);

        Assert.Equal(before, EntrySequence.Cells(board));
    }

    [Fact]
    public void Of_ValueInForce_ShiftsNothing()
    {
        var board = Board(Timescaled, ("a", 25), ("b", 35));

        Assert.All(SchemeSettings.Of(Timescaled, June), setting =>
            Assert.Empty(Trial.Of(board, SchemeSettings.With(Timescaled, setting.Key, setting.Value)).Shifts));
    }

    [Fact]
    public void Of_LowerFloor_ChangesTheGradeOfThoseInBetween()
    {
        // 45 points for half of the work; the money adds 10 to a and 2 to b.
        var board = Board(TestPackages.National, AfterYear, ("a", 100), ("b", 20));

        var trial = Trial.Of(board, SchemeSettings.With(TestPackages.National, "grades/中", 50));

        var shift = Assert.Single(trial.Shifts);
        Assert.Equal(("a", new Standing("", "差", 55), new Standing("", "中", 55)), (shift.Subject, shift.Now, shift.Then));
        Assert.Equal((0, 2, 0), (trial.Monitored, trial.Finished, trial.PointsOnly));
        Assert.Equal([new Move(false, "差", "中", 1, 100)], trial.Moves);
        Assert.Equal([("中", 0, 1), ("差", 2, 1)], trial.Grades.Where(row => row.Now + row.Then > 0).Select(row => (row.Label, row.Now, row.Then)));
    }

    [Fact]
    public void Of_GradeWhileTheYearRuns_CountsNobody()
    {
        // Half a year's points are no grade.
        var trial = Trial.Of(Board(TestPackages.National, ("a", 100)), SchemeSettings.With(TestPackages.National, "grades/中", 50));

        Assert.Equal((1, 0), (trial.Monitored, trial.Finished));
        Assert.Empty(trial.Shifts);
        Assert.All(trial.Grades, row => Assert.Equal(0, row.Now + row.Then));
    }

    [Fact]
    public void Of_ManyShifts_NamesTheLargestBudgetsFirst()
    {
        var board = Board(Timescaled, June, ("a", 35, 100), ("b", 70, 200), ("c", 35, 100), ("d", 25, 100));

        var trial = Trial.Of(board, SchemeSettings.With(Timescaled, "lights.red-below", 75));

        Assert.Equal(["b", "a", "c"], trial.Shifts.Select(shift => shift.Subject));
        Assert.Equal(400, Assert.Single(trial.Moves).Money);
    }

    [Fact]
    public void Continue_Slices_GiveTheSameAsAllAtOnce()
    {
        var board = Board(Timescaled, ("a", 25), ("b", 35), ("c", 50), ("d", 36), ("e", 37));
        var tried = SchemeSettings.With(Timescaled, "lights.red-below", 75);
        var run = new TrialRun(tried);
        var slices = 1;
        while (run.Continue(board, 2))
        {
            slices++;
        }

        var (whole, sliced) = (Trial.Of(board, tried), run.ToTrial());
        Assert.Equal(3, slices);
        Assert.Equal(whole.Shifts, sliced.Shifts);
        Assert.Equal(whole.Lights, sliced.Lights);
        Assert.Equal(whole.Moves, sliced.Moves);
        Assert.Equal(whole.Monitored, sliced.Monitored);
    }

    [Fact]
    public void Of_SubjectsOfAnotherScheme_AreLeftOut()
    {
        var trial = Trial.Of(Board(TestPackages.National, ("a", 50)), SchemeSettings.With(Timescaled, "lights.red-below", 70));

        Assert.Equal((0, 0), (trial.Monitored, trial.Finished));
    }

    private static BoardProjection Board(Scheme scheme, params (string Id, double Executed)[] subjects) => Board(scheme, June, subjects);

    private static BoardProjection Board(Scheme scheme, DateOnly day, params (string Id, double Executed)[] subjects) =>
        Board(scheme, day, Array.ConvertAll(subjects, subject => (subject.Id, subject.Executed, 100m)));

    private static BoardProjection Board(Scheme scheme, DateOnly day, params (string Id, double Executed, decimal Budget)[] subjects) => EntrySequence.Project(EntrySequence.Number(
    [
        .. EntrySequence.Opening(scheme, day),
        .. subjects.Select(subject => Entries.Declared(Declaration(subject.Id, subject.Budget))),
        Entries.Observed([.. subjects.SelectMany(subject => (ObservationRecorded[])
        [
            new(subject.Id, Indicator.Execution, June, Value.Of(subject.Executed)),
            new(subject.Id, "i001", June, Value.Of(50)),
        ])]),
    ]));

    private static Declaration Declaration(string id, decimal budget) => new()
    {
        Subject = id,
        Title = $"项目{id}",
        Year = 2025,
        AdjustedBudget = budget,
        ExecutionWeight = 10,
        Indicators = [new Indicator { Key = "i001", Head = "产出指标", Title = "完成数量", Comparator = Comparator.AtLeast, Target = Value.Of(100), Unit = "件", Weight = 90 }],
    };
}
