using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>A subscriber that was away goes on where it was, when the server still knows that place.</summary>
public sealed class ResumeTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Fact]
    public async Task Watch_TokenOfBefore_GivesTheMissingDelta()
    {
        var board = new LiveBoard(demo.Process, "四川-德阳-中江县");
        var view = new BoardView(board.Id);
        view.Apply(await board.SnapshotAsync(_cancellation));
        var (away, subject) = (view.To, await board.SubjectAsync(_cancellation));
        await board.ObserveAsync(subject, "i001", 133, _cancellation);
        await board.ObserveAsync(subject, "i004", 45, _cancellation);

        await using var client = await board.ConnectAsync(_cancellation);
        var missed = await client.WatchAsync(board.Id, view.ResumeToken, _cancellation).FirstAsync(_cancellation);

        Assert.Equal((BoardMessage.Delta, away, away + 2), (missed.Kind, missed.From, missed.To));
        Assert.Contains(LiveBoard.Cell(subject, "i001"), missed.Cells.Keys);
        Assert.Contains(LiveBoard.Cell(subject, "i004"), missed.Cells.Keys);
        Assert.DoesNotContain(LiveBoard.Cell(subject, "i002"), missed.Cells.Keys);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(missed).Outcome);
    }

    [Fact]
    public async Task Watch_TokenOfNow_GivesAnEmptyDelta()
    {
        var board = new LiveBoard(demo.Process, "湖北-黄石市");
        var snapshot = await board.SnapshotAsync(_cancellation);

        await using var client = await board.ConnectAsync(_cancellation);
        var missed = await client.WatchAsync(board.Id, new ResumeToken(snapshot.To, snapshot.Root), _cancellation).FirstAsync(_cancellation);

        Assert.Equal((BoardMessage.Delta, snapshot.To, snapshot.To, 0), (missed.Kind, missed.From, missed.To, missed.Cells.Count));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("not a root")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Watch_WrongRoot_GivesASnapshot(string? root)
    {
        var board = new LiveBoard(demo.Process, "湖北-黄石市");
        var at = (await board.SnapshotAsync(_cancellation)).To;

        await using var client = await board.ConnectAsync(_cancellation);
        var message = await client.WatchAsync(board.Id, new ResumeToken(at, root!), _cancellation).FirstAsync(_cancellation);

        Assert.Equal(BoardMessage.Snapshot, message.Kind);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(long.MaxValue)]
    public async Task Watch_WrongSequence_GivesASnapshot(long sequence)
    {
        var board = new LiveBoard(demo.Process, "湖北-黄石市");
        var root = (await board.SnapshotAsync(_cancellation)).Root;

        await using var client = await board.ConnectAsync(_cancellation);
        var message = await client.WatchAsync(board.Id, new ResumeToken(sequence, root), _cancellation).FirstAsync(_cancellation);

        Assert.Equal(BoardMessage.Snapshot, message.Kind);
    }
}
