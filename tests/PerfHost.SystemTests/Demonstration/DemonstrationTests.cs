using System.Text.Json;
using PerfHost.Client;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Demonstration;

/// <summary><c>perfhost serve --demo</c> as whoever types it sees it.</summary>
public sealed class DemonstrationTests
{
    private const string District = "shifan";
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    [Fact]
    public async Task Serve_Demo_SaysWhatWasOpened()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "0"]);

        Assert.Contains("示范区财政局预算绩效管理平台（演示数据，均为虚构）　数据截至 2026-08-26", server.Out, StringComparison.Ordinal);
        Assert.Contains("部门 72 个　单位 118 个　项目 1280 个　预算 25.6 亿元　执行 67.6%　预警 141 项", server.Out, StringComparison.Ordinal);
        Assert.Equal("", server.Error);
    }

    [Fact]
    public async Task Serve_DemoAgain_GoesOnWhereItWas()
    {
        using var data = new TemporaryFolder();
        long before;
        await using (var first = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "0"]))
        {
            before = await SequenceAsync(first);
        }

        await using var second = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "0"]);

        Assert.Equal(before, await SequenceAsync(second));
    }

    [Fact]
    public async Task Replay_Killed_GoesOnFromTheLedger()
    {
        using var data = new TemporaryFolder();
        string reached;
        await using (var first = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "600"]))
        {
            reached = await DayAfterAsync(first, "2026-08-28");
        }

        await using var second = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "600"]);
        var later = await DayAfterAsync(second, reached);

        Assert.True(string.CompareOrdinal(later, reached) > 0, $"{later} is not after {reached}.");
        Assert.Equal("", second.Error);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("60", true)]
    public async Task Replay_Running_IsNamedOnDeskAndWall(string speed, bool named)
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", speed]);

        foreach (var page in (string[])["/", $"/wall/{District}"])
        {
            var text = await server.Http.GetStringAsync(page, _cancellation);

            Assert.Contains("演示数据", text, StringComparison.Ordinal);
            Assert.Equal(named, text.Contains("演示回放", StringComparison.Ordinal));
        }
    }

    /// <summary>Follows the board until its business day is after another.</summary>
    private async Task<string> DayAfterAsync(PerfHostProcess server, string day)
    {
        await using var client = await BoardClient.ConnectAsync(server.Address, _cancellation);
        var view = new BoardView(District);
        await foreach (var _ in client.FollowAsync(view, _cancellation))
        {
            if (view.Cells.TryGetValue("asOf", out var now) && string.CompareOrdinal(now, day) > 0)
            {
                return now;
            }
        }

        throw new InvalidOperationException($"The board ended before a day after {day}.");
    }

    private async Task<long> SequenceAsync(PerfHostProcess server)
    {
        using var boards = JsonDocument.Parse(await server.Http.GetStringAsync("/api/boards", _cancellation));
        return boards.RootElement.EnumerateArray().Single(board => board.GetProperty("id").GetString() == District).GetProperty("sequence").GetInt64();
    }
}
