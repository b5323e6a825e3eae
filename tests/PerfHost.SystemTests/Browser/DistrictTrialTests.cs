using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;
using static Microsoft.Playwright.Assertions;

namespace PerfHost.SystemTests.Browser;

/// <summary>A warning line moved over the whole district.</summary>
public sealed class DistrictTrialTests(District district, Chromium chromium) : IClassFixture<District>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Slider_WarningLineRaised_ListsWhoTurnsRedAndTheMoney()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var before = await new LiveBoard(district.Process, District.Board).CellsAsync(cancellation);
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(district.Process.Address, "/trial").AbsoluteUri);
        await Expect(page.Locator("input[name=value]")).ToHaveValueAsync("60");

        for (var step = 0; step < 5; step++)
        {
            await page.Locator("input[type=range]").PressAsync("ArrowRight");
        }

        await Expect(page.Locator("input[name=value]")).ToHaveValueAsync("65");
        await Expect(page.Locator(".verdict")).ToContainTextAsync("万元");
        await Expect(page.Locator("#shifts tbody tr").First).ToContainTextAsync("预警");
        var red = page.Locator("tr.moved", new() { Has = page.Locator(".light.red") });
        var counts = await red.Locator("td:nth-child(3) b").AllTextContentsAsync();
        Assert.Equal("141", counts[0]);
        Assert.True(int.Parse(counts[1], System.Globalization.CultureInfo.InvariantCulture) > 141);
        Assert.Equal(before, await new LiveBoard(district.Process, District.Board).CellsAsync(cancellation));
    }
}
