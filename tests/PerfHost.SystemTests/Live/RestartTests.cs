using PerfHost.Client;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>A client that follows a board outlives the server.</summary>
public sealed class RestartTests
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [Fact]
    public async Task Follow_ServerKilledAndRestarted_RecoversByItself()
    {
        using var data = new TemporaryFolder();
        var first = await PerfHostProcess.StartAsync(data.Path);
        await using var client = await BoardClient.ConnectAsync(first.Address, _cancellation);
        var view = new BoardView("四川-德阳-中江县");
        await using var events = client.FollowAsync(view, _cancellation).GetAsyncEnumerator(_cancellation);
        await events.NextAsync();
        var subject = await new LiveBoard(first, view.Board).SubjectAsync(_cancellation);
        var acknowledged = (await new LiveBoard(first, view.Board).ObserveAsync(subject, "i001", 133, _cancellation)).GetProperty("sequence").GetInt64();

        await first.DisposeAsync();
        await using var second = await PerfHostProcess.StartAsync(data.Path, first.Address.Port);
        var last = (await new LiveBoard(second, view.Board).ObserveAsync(subject, "i003", 50, _cancellation)).GetProperty("sequence").GetInt64();
        var seen = new List<BoardEventKind>();
        while (view.To < last)
        {
            seen.Add((await events.NextAsync()).Kind);
        }

        Assert.Equal(acknowledged + 1, last);
        Assert.Contains(BoardEventKind.Lost, seen);
        Assert.True(view.IsConsistent);
        Assert.Equal(await new LiveBoard(second, view.Board).CellsAsync(_cancellation), view.Cells);
    }
}
