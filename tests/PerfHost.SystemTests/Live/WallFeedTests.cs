using Microsoft.AspNetCore.SignalR;
using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>The wall of a board is a feed of its own with the same messages.</summary>
public sealed class WallFeedTests(RunningYear county) : IClassFixture<RunningYear>
{
    private const string Wall = RunningYear.Board + "/wall";
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Fact]
    public async Task Watch_WallAnew_GivesASnapshotWhoseChecksumFits()
    {
        var view = new BoardView(Wall);

        Assert.Equal(new ApplyResult(ApplyOutcome.Applied), view.Apply(await SnapshotAsync()));
        Assert.Equal(("四川 示例县", "4", "万元"), (view.Cells["title"], view.Cells["subjects"], view.Cells["money/unit"]));
        Assert.Equal(["red", "grey", "green"], view.Cells.Where(cell => cell.Key.StartsWith("lights/", StringComparison.Ordinal) && cell.Key.EndsWith("/key", StringComparison.Ordinal) && cell.Value.Length > 0).Select(cell => cell.Value));
    }

    [Fact]
    public async Task Watch_WallWithTokenOfBefore_GivesTheMissingDelta()
    {
        var view = new BoardView(Wall);
        view.Apply(await SnapshotAsync());
        await county.PayAsync("s1", 123_400, _cancellation);

        await using var client = await BoardClient.ConnectAsync(county.Process.Address, _cancellation);
        var missed = await client.WatchAsync(Wall, view.ResumeToken, _cancellation).FirstAsync(_cancellation);

        Assert.Equal((BoardMessage.Delta, view.To, view.To + 1), (missed.Kind, missed.From, missed.To));
        Assert.Contains("executed", missed.Cells.Keys);
        Assert.DoesNotContain("subjects", missed.Cells.Keys);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(missed).Outcome);
    }

    [Fact]
    public async Task Watch_BoardAndItsWall_AreAtTheSameSequenceAndRoot()
    {
        await using var client = await BoardClient.ConnectAsync(county.Process.Address, _cancellation);
        var wall = await client.WatchAsync(Wall, null, _cancellation).FirstAsync(_cancellation);
        var board = await client.WatchAsync(RunningYear.Board, new ResumeToken(wall.To, wall.Root), _cancellation).FirstAsync(_cancellation);

        Assert.Equal((BoardMessage.Delta, wall.To), (board.Kind, board.From));
    }

    [Fact]
    public async Task Watch_WallOfAnUnknownBoard_IsRefusedByName()
    {
        await using var client = await BoardClient.ConnectAsync(county.Process.Address, _cancellation);

        var error = await Assert.ThrowsAsync<HubException>(async () => await client.WatchAsync("没有的县/wall", null, _cancellation).FirstAsync(_cancellation));

        Assert.Contains("没有的县/wall", error.Message, StringComparison.Ordinal);
    }

    private async Task<BoardMessage> SnapshotAsync()
    {
        await using var client = await BoardClient.ConnectAsync(county.Process.Address, _cancellation);
        return await client.WatchAsync(Wall, null, _cancellation).FirstAsync(_cancellation);
    }
}
