using System.Globalization;
using Microsoft.Playwright;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Browser;

/// <summary>The wall screen in a real browser: filled at once, moving, unshaken by a restart, and never growing.</summary>
public sealed class WallTests(RunningYear county, Chromium chromium) : IClassFixture<RunningYear>, IClassFixture<Chromium>
{
    private const int FirstLoadLimit = 350 * 1000;
    private static readonly LocatorAssertionsToHaveTextOptions Patient = new() { Timeout = 30_000 };

    [Fact]
    public async Task Open_WithoutScript_ShowsTheFigures()
    {
        var html = await county.Process.Http.GetStringAsync($"/wall/{Uri.EscapeDataString(RunningYear.Board)}", TestContext.Current.CancellationToken);

        Assert.Contains("""<p class="value" data-cell="subjects">4</p>""", html, StringComparison.Ordinal);
        Assert.Contains("未报送", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithoutABoard_GoesToTheFirstAndIsFilled()
    {
        var page = await chromium.OpenAsync(1920, 1080);

        await page.GotoAsync(new Uri(county.Process.Address, "/wall").AbsoluteUri);

        await ConnectedAsync(page);
        Assert.EndsWith("/wall/" + Uri.EscapeDataString(RunningYear.Board), page.Url, StringComparison.Ordinal);
        await Assertions.Expect(Cell(page, "budget")).ToHaveTextAsync("400.00");
        await Assertions.Expect(page.Locator("#chart canvas")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#lights tr:visible [data-part=light]").First).ToHaveTextAsync("红");
        await Assertions.Expect(page.Locator("#agreement")).ToHaveTextAsync("画面与台账一致");
    }

    [Fact]
    public async Task Observation_ByHttp_MovesTheFigures()
    {
        var page = await OpenAsync();
        var before = await Cell(page, "executed").TextContentAsync();

        await county.PayAsync("s2", 543_200, TestContext.Current.CancellationToken);

        await Assertions.Expect(Cell(page, "executed")).Not.ToHaveTextAsync(before!, Patient);
    }

    [Fact]
    public async Task Server_Restarted_KeepsThePictureAndGoesOn()
    {
        var page = await OpenAsync();
        await county.PayAsync("s3", 200_000, TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-state", "connected");

        await county.RestartAsync(async () =>
        {
            await Assertions.Expect(page.Locator("#state")).ToContainTextAsync("正在重连，显示的是", new() { Timeout = 30_000 });
            await Assertions.Expect(Cell(page, "budget")).ToHaveTextAsync("400.00");
        });
        await ConnectedAsync(page);
        var before = await Cell(page, "executed").TextContentAsync();
        await county.PayAsync("s3", 300_000, TestContext.Current.CancellationToken);

        await Assertions.Expect(Cell(page, "executed")).Not.ToHaveTextAsync(before!, Patient);
    }

    [Fact]
    public async Task FirstLoad_Compressed_IsSmall()
    {
        var page = await OpenAsync();

        var bytes = await page.EvaluateAsync<int>("[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].reduce((sum, entry) => sum + entry.transferSize, 0)");

        Assert.InRange(bytes, 1, FirstLoadLimit);
    }

    [Fact]
    public async Task ManyMessages_OfASimulatedDay_LeaveMemoryFlat()
    {
        const int WarmUp = 600;
        const int Day = 2_000;
        var page = await chromium.OpenAsync(1920, 1080);
        var feed = new SimulatedWall(RunningYear.Board + "/wall");
        await page.RouteWebSocketAsync(url => url.EndsWith("/live", StringComparison.Ordinal), feed.Answer);
        await page.GotoAsync(Wall.AbsoluteUri);
        await ConnectedAsync(page);
        var session = await page.Context.NewCDPSessionAsync(page);

        await SendAsync(page, feed, WarmUp);
        var early = await MemoryAsync(session);
        await SendAsync(page, feed, Day);
        var late = await MemoryAsync(session);

        Assert.InRange(late.Heap, 0, early.Heap * 1.1 + 1_000_000);
        Assert.InRange(late.Nodes, 0, early.Nodes * 1.1);
        Assert.Equal(0, feed.Misfits);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"heap {early.Heap:0} -> {late.Heap:0} bytes, nodes {early.Nodes} -> {late.Nodes} after {Day} messages"));
    }

    private Uri Wall => new(county.Process.Address, $"/wall/{Uri.EscapeDataString(RunningYear.Board)}");

    private static ILocator Cell(IPage page, string key) => page.Locator($"[data-cell='{key}']").First;

    private static Task ConnectedAsync(IPage page) => Assertions.Expect(page.Locator("#state")).ToHaveTextAsync("已连接", Patient);

    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.OpenAsync(1920, 1080);
        await page.GotoAsync(Wall.AbsoluteUri);
        await ConnectedAsync(page);
        return page;
    }

    private static async Task SendAsync(IPage page, SimulatedWall feed, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            feed.Send();
        }

        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-sequence", feed.Sequence.ToString(CultureInfo.InvariantCulture), new() { Timeout = 120_000 });
    }

    private static async Task<(double Heap, double Nodes)> MemoryAsync(ICDPSession session)
    {
        await session.SendAsync("Performance.enable");
        await session.SendAsync("HeapProfiler.collectGarbage");
        await session.SendAsync("HeapProfiler.collectGarbage");
        var metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble(), StringComparer.Ordinal);
        return (metrics["JSHeapUsedSize"], metrics["Nodes"]);
    }
}
