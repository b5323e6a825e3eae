using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PerfHost.SystemTests.Running;
using static Microsoft.Playwright.Assertions;

namespace PerfHost.SystemTests.Browser;

/// <summary>The first administrator in a real browser, from the console's link to signing out.</summary>
public sealed partial class AccountPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "correct horse 2026";

    [Fact]
    public async Task FirstAdministrator_MakesAKeyAndSignsOut()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, []);
        var page = await chromium.OpenAsync();
        await page.GotoAsync(await LinkAsync(server));

        await page.Locator("[name=Name]").FillAsync("李管理");
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator("[name=Again]").FillAsync(Password);
        await page.Locator(".stack button").ClickAsync();
        await page.Locator("input[name=title]").FillAsync("一体化接口");
        await page.Locator("input[value=observe]").CheckAsync();
        await page.GetByText("创建密钥").ClickAsync();
        await Expect(page.Locator(".secret pre")).ToContainTextAsync("perfhost_");
        await Expect(page.Locator("tbody")).ToContainTextAsync(["李管理", "一体化接口"]);

        await page.GotoAsync(new Uri(server.Address, "/packages").AbsoluteUri);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync(["全国绩效管理框架"]);
        await File.WriteAllTextAsync(data.File("photo.perfpack"), "not a package", TestContext.Current.CancellationToken);
        await page.Locator("input[type=file]").SetInputFilesAsync(data.File("photo.perfpack"));
        await page.Locator("form[enctype] button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不是完好的 .perfpack");

        await page.GetByText("退出").ClickAsync();
        await Expect(page.Locator("h2")).ToHaveTextAsync("登录");
        await page.GotoAsync(new Uri(server.Address, "/account").AbsoluteUri);
        await page.Locator("[name=Name]").FillAsync("李管理");
        await page.Locator("[name=Password]").FillAsync(Password);
        await page.Locator(".stack button").ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(server.Address, "/account").AbsoluteUri);

        // One click asks, the next revokes.
        await page.GetByText("吊销", new() { Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync(["李管理", "一体化接口"]);
        await page.GetByText("确认吊销 一体化接口").ClickAsync();
        await Expect(page.Locator("tbody")).ToHaveCountAsync(1);
    }

    private static async Task<string> LinkAsync(PerfHostProcess server)
    {
        Match match;
        while (!(match = Setup().Match(server.Out)).Success)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return match.Value;
    }

    [GeneratedRegex(@"http://[0-9.:]+/setup\?token=[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Setup();
}
