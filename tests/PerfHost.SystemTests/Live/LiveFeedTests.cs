using Microsoft.AspNetCore.SignalR;
using PerfHost.Client;
using PerfHost.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>A subscriber of the running server gets a snapshot, then deltas that fit.</summary>
public sealed class LiveFeedTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Fact]
    public async Task Watch_Anew_GivesASnapshotWhoseChecksumFits()
    {
        var board = Board("四川-德阳-中江县");
        var view = new BoardView(board.Id);

        var snapshot = await board.SnapshotAsync(_cancellation);

        Assert.Equal(BoardMessage.Snapshot, snapshot.Kind);
        Assert.Equal(new ApplyResult(ApplyOutcome.Applied), view.Apply(snapshot));
        Assert.Equal("四川 德阳 中江县", view.Cells["title"]);
    }

    [Fact]
    public async Task Watch_ObservationByHttp_ArrivesAsADeltaThatFits()
    {
        var board = Board("四川-德阳-中江县");
        await using var client = await board.ConnectAsync(_cancellation);
        await using var messages = client.WatchAsync(board.Id, null, _cancellation).GetAsyncEnumerator(_cancellation);
        var view = new BoardView(board.Id);
        view.Apply(await messages.NextAsync());
        var (before, subject) = (view.To, await board.SubjectAsync(_cancellation));
        Assert.Equal("20", view.Cells[LiveBoard.Cell(subject, "i003")]);

        var receipt = await board.ObserveAsync(subject, "i003", 50, _cancellation);
        var delta = await messages.NextAsync();

        Assert.Equal((BoardMessage.Delta, before, receipt.GetProperty("sequence").GetInt64()), (delta.Kind, delta.From, delta.To));
        Assert.Equal(receipt.GetProperty("root").GetString(), delta.Root);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(delta).Outcome);
        Assert.NotEqual("20", delta.Cells[LiveBoard.Cell(subject, "i003")]);
    }

    [Fact]
    public async Task Watch_ObservationByCommandLine_Arrives()
    {
        var board = Board("湖北-黄石市");
        await using var client = await board.ConnectAsync(_cancellation);
        await using var messages = client.WatchAsync(board.Id, null, _cancellation).GetAsyncEnumerator(_cancellation);
        var view = new BoardView(board.Id);
        view.Apply(await messages.NextAsync());
        var subject = await board.SubjectAsync(_cancellation);

        var run = await CommandLine.RunAsync(
            "observe", "--data", demo.Data, "--jurisdiction", board.Id, "--subject", subject, "--item", "i001", "--value", "5", "--period", LiveBoard.Period);
        var delta = await messages.NextAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(delta.Root, run.Out, StringComparison.Ordinal);
        Assert.Equal(ApplyOutcome.Applied, view.Apply(delta).Outcome);
        Assert.Contains(LiveBoard.Cell(subject, "i001"), delta.Cells.Keys);
    }

    [Fact]
    public async Task Watch_UnknownBoard_IsRefusedByName()
    {
        await using var client = await BoardClient.ConnectAsync(demo.Process.Address, _cancellation);

        var error = await Assert.ThrowsAsync<HubException>(async () => await client.WatchAsync("没有的县", null, _cancellation).FirstAsync(_cancellation));

        Assert.Contains("没有的县", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_ManyObservationsFast_ConflatesThemToTheLatestValues()
    {
        const int Many = 300;
        var board = Board("河北-廊坊市");
        await using var client = await board.ConnectAsync(_cancellation);
        await using var messages = client.WatchAsync(board.Id, null, _cancellation).GetAsyncEnumerator(_cancellation);
        var view = new BoardView(board.Id);
        view.Apply(await messages.NextAsync());
        var (subject, last) = (await board.SubjectAsync(_cancellation), 0L);

        for (var i = 1; i <= Many; i++)
        {
            last = (await board.ObserveAsync(subject, "execution", i, _cancellation)).GetProperty("sequence").GetInt64();
        }

        var deltas = 0;
        while (view.To < last)
        {
            Assert.Equal(ApplyOutcome.Applied, view.Apply(await messages.NextAsync()).Outcome);
            deltas++;
        }

        Assert.InRange(deltas, 1, Many / 4);
        Assert.Equal(await board.CellsAsync(_cancellation), view.Cells);
    }

    [Fact]
    public async Task Watch_FiftySubscribers_EndWithTheSameChecksum()
    {
        const int Subscribers = 50;
        const int Observations = 10;
        var board = Board("安徽-滁州-天长市");
        var subject = await board.SubjectAsync(_cancellation);
        var start = (await board.SnapshotAsync(_cancellation)).To;
        var watching = Enumerable.Range(0, Subscribers).Select(_ => UntilAsync(board, start + Observations)).ToArray();

        for (var i = 0; i < Observations; i++)
        {
            await board.ObserveAsync(subject, "i009", 80 + i, _cancellation);
        }

        var views = await Task.WhenAll(watching);
        Assert.All(views, view => Assert.True(view.IsConsistent));
        Assert.Single(views.Select(view => (view.Checksum, view.Root)).Distinct());
    }

    private async Task<BoardView> UntilAsync(LiveBoard board, long sequence)
    {
        await using var client = await board.ConnectAsync(_cancellation);
        var view = new BoardView(board.Id);
        await foreach (var message in client.WatchAsync(board.Id, null, _cancellation))
        {
            if (view.Apply(message).NeedsSnapshot || view.To >= sequence)
            {
                break;
            }
        }

        return view;
    }

    private LiveBoard Board(string id) => new(demo.Process, id);
}
