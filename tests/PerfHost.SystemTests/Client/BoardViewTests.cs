using PerfHost.Client;
using PerfHost.Live;

namespace PerfHost.SystemTests.Client;

/// <summary>A subscriber's copy believes nothing that it can check.</summary>
public sealed class BoardViewTests
{
    [Fact]
    public void Apply_DeltaBeforeAnySnapshot_AsksForASnapshot()
    {
        var view = new BoardView("a");

        var result = view.Apply(Messages.Delta(0, 1, "b0b0", ("x", "1")));

        Assert.Equal((ApplyOutcome.BrokenChain, true), (result.Outcome, result.NeedsSnapshot));
        Assert.Null(view.ResumeToken);
    }

    [Fact]
    public void Apply_DeltaFromElsewhere_LeavesTheCellsAlone()
    {
        var view = Filled();

        var result = view.Apply(Messages.Delta(2, 3, "irrelevant", ("x", "2")));

        Assert.Equal(ApplyOutcome.BrokenChain, result.Outcome);
        Assert.Contains("from 2", result.Reason, StringComparison.Ordinal);
        Assert.Equal(("1", 1L, false), (view.Cells["x"], view.To, view.IsConsistent));
    }

    [Fact]
    public void Apply_WrongChecksum_AsksForASnapshotUntilOneComes()
    {
        var view = Filled();

        Assert.Equal(ApplyOutcome.BrokenChecksum, view.Apply(Messages.Delta(1, 2, "0000000000000000", ("x", "2"))).Outcome);
        Assert.Equal(ApplyOutcome.BrokenChain, view.Apply(Messages.Delta(2, 3, Messages.Checksum(("x", "3")), ("x", "3"))).Outcome);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(Messages.Snapshot(3, ("x", "3"))).Outcome);
        Assert.True(view.IsConsistent);
    }

    [Fact]
    public void Apply_NullValue_TakesTheCellAway()
    {
        var view = Filled();

        var result = view.Apply(Messages.Delta(1, 4, Messages.Checksum(("y", "2")), ("x", null), ("y", "2")));

        Assert.Equal(ApplyOutcome.Applied, result.Outcome);
        Assert.Equal(["y"], view.Cells.Keys);
        Assert.Equal(new ResumeToken(4, "root4"), view.ResumeToken);
    }

    [Fact]
    public void Apply_Snapshot_ReplacesEverything()
    {
        var view = Filled();

        Assert.Equal(ApplyOutcome.Applied, view.Apply(Messages.Snapshot(9, ("z", "9"))).Outcome);
        Assert.Equal(["z"], view.Cells.Keys);
    }

    [Fact]
    public void Apply_MessageOfAnotherBoard_IsNotTakenIn()
    {
        var view = Filled();

        Assert.Equal(ApplyOutcome.BrokenChain, view.Apply(Messages.Snapshot(9, ("z", "9")) with { Board = "b" }).Outcome);
        Assert.Equal(["x"], view.Cells.Keys);
    }

    [Theory]
    [InlineData("ftp://localhost")]
    [InlineData("/live")]
    public void Client_AddressThatIsNoServer_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() => new BoardClient(new Uri(address, UriKind.RelativeOrAbsolute)));

    private static BoardView Filled()
    {
        var view = new BoardView("a");
        view.Apply(Messages.Snapshot(1, ("x", "1")));
        return view;
    }
}
