using Microsoft.Playwright;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;
using static Microsoft.Playwright.Assertions;

namespace PerfHost.SystemTests.Browser;

/// <summary>The slider that tries another number, in a real browser.</summary>
public sealed class TrialPageTests(SharedDemo demo, Chromium chromium) : IClassFixture<SharedDemo>, IClassFixture<Chromium>
{
    private const string Board = "河北-廊坊市";

    [Fact]
    public async Task Slider_MovedThreshold_ChangesTheListAndNotTheBoard()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var before = await new LiveBoard(demo.Process, Board).CellsAsync(cancellation);
        var page = await OpenAsync();
        await Expect(page.Locator(".verdict")).ToContainTextAsync("现行值");

        await page.Locator("input[type=range]").PressAsync("End");

        await Expect(page.Locator("input[name=value]")).ToHaveValueAsync("100");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("个项目由“优”变为“良”");
        await Expect(page.Locator("#shifts tbody tr").First).ToContainTextAsync("优 → 良");
        Assert.Contains("value=100", page.Url, StringComparison.Ordinal);
        Assert.Equal(before, await new LiveBoard(demo.Process, Board).CellsAsync(cancellation));
    }

    [Fact]
    public async Task Reset_AfterATrial_GoesBackToTheValueInForce()
    {
        var page = await OpenAsync("&value=100");
        await Expect(page.Locator("#shifts")).ToBeVisibleAsync();

        await page.Locator(".reset").ClickAsync();

        await Expect(page.Locator("#shifts")).ToHaveCountAsync(0);
        await Expect(page.Locator("input[name=value]")).ToHaveValueAsync("90");
        await Expect(page.Locator("input[type=range]")).ToHaveValueAsync("90");
    }

    [Fact]
    public async Task Field_WordsInsteadOfANumber_SaysWhatIsExpected()
    {
        var page = await OpenAsync();

        await page.Locator("input[name=value]").FillAsync("很多");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("“很多”不是数字");
    }

    private async Task<IPage> OpenAsync(string value = "")
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(demo.Process.Http.BaseAddress!, $"/trial?board={Uri.EscapeDataString(Board)}&scheme=national&setting={Uri.EscapeDataString("grades/优")}{value}").ToString());
        return page;
    }
}
