using System.Net.WebSockets;
using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Live;

namespace PerfHost.SystemTests.Client;

/// <summary>Following a board whose server is wrong, slow to come up, or not there.</summary>
public sealed class FollowTests
{
    private static readonly BoardMessage Good = Messages.Snapshot(1, ("x", "1"));
    private static readonly BoardMessage WrongSum = Messages.Delta(1, 2, "0000000000000000", ("x", "2"));
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token;

    [Fact]
    public async Task Follow_ChecksumBrokenOnce_AsksForASnapshotAtOnce()
    {
        await using var server = await ScriptedServer.StartAsync([Good, WrongSum], [Messages.Snapshot(2, ("x", "2")), Messages.Delta(2, 3, Messages.Checksum(("x", "3")), ("x", "3"))]);
        var view = new BoardView("a");

        var events = await TakeAsync(server, view, 4);

        Assert.Equal([BoardEventKind.Applied, BoardEventKind.Broken, BoardEventKind.Applied, BoardEventKind.Applied], events.Select(item => item.Kind));
        Assert.Equal(TimeSpan.Zero, events[1].RetryAfter);
        Assert.Contains("checksum", events[1].Reason, StringComparison.Ordinal);
        Assert.Equal([null, null], server.Script.Asked);
        Assert.Equal(("3", true), (view.Cells["x"], view.IsConsistent));
    }

    [Fact]
    public async Task Follow_BrokenTwiceInARow_BacksOffAndSaysSo()
    {
        await using var server = await ScriptedServer.StartAsync([Good, WrongSum]);
        var view = new BoardView("a");

        var events = await TakeAsync(server, view, 6);

        Assert.Equal(
            [BoardEventKind.Applied, BoardEventKind.Broken, BoardEventKind.Applied, BoardEventKind.BrokenAgain, BoardEventKind.Applied, BoardEventKind.BrokenAgain],
            events.Select(item => item.Kind));
        Assert.InRange(events[3].RetryAfter, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(250));
        Assert.InRange(events[5].RetryAfter, TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public async Task Follow_ChainBroken_AsksForASnapshot()
    {
        await using var server = await ScriptedServer.StartAsync([Good, Messages.Delta(5, 6, Messages.Checksum(("x", "6")), ("x", "6"))], [Messages.Snapshot(6, ("x", "6"))]);
        var view = new BoardView("a");

        var events = await TakeAsync(server, view, 3);

        Assert.Equal([BoardEventKind.Applied, BoardEventKind.Broken, BoardEventKind.Applied], events.Select(item => item.Kind));
        Assert.Equal("6", view.Cells["x"]);
    }

    [Fact]
    public async Task Follow_ServerGone_SaysSoAndKeepsItsPlace()
    {
        var server = await ScriptedServer.StartAsync([Good]);
        await using var client = new BoardClient(server.Address);
        var view = new BoardView("a");
        await using var events = client.FollowAsync(view, _cancellation).GetAsyncEnumerator(_cancellation);
        await events.NextAsync();

        await server.DisposeAsync();
        var lost = await events.NextAsync();
        var again = await events.NextAsync();

        Assert.Equal((BoardEventKind.Lost, BoardEventKind.Lost), (lost.Kind, again.Kind));
        Assert.NotNull(again.Reason);
        Assert.NotEqual(TimeSpan.Zero, again.RetryAfter);
        Assert.Equal(new ResumeToken(1, "root1"), view.ResumeToken);
    }

    [Fact]
    public async Task Watch_MessageBeyondTheLimit_EndsTheSubscription()
    {
        await using var server = await ScriptedServer.StartAsync([Messages.Snapshot(1, ("x", new string('x', 17 * 1024 * 1024)))]);
        await using var client = new BoardClient(server.Address);

        var error = await Assert.ThrowsAnyAsync<Exception>(async () => await client.WatchAsync("a", null, _cancellation).FirstAsync(_cancellation));

        Assert.Contains("larger than", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_MessageWithinTheLimit_Arrives()
    {
        await using var server = await ScriptedServer.StartAsync([Messages.Snapshot(1, ("x", new string('x', 12 * 1024 * 1024)))]);
        await using var client = new BoardClient(server.Address);
        var view = new BoardView("a");

        Assert.Equal(ApplyOutcome.Applied, view.Apply(await client.WatchAsync("a", null, _cancellation).FirstAsync(_cancellation)).Outcome);
    }

    [Fact]
    public async Task Connect_NobodyListens_Throws() =>
        await Assert.ThrowsAsync<WebSocketException>(() => BoardClient.ConnectAsync(new Uri("http://127.0.0.1:1"), _cancellation));

    private async Task<List<BoardEvent>> TakeAsync(ScriptedServer server, BoardView view, int count)
    {
        await using var client = new BoardClient(server.Address);
        return await client.FollowAsync(view, _cancellation).Take(count).ToListAsync(_cancellation);
    }
}
