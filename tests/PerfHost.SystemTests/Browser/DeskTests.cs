using Microsoft.Playwright;
using PerfHost.SystemTests.Running;
using static Microsoft.Playwright.Assertions;

namespace PerfHost.SystemTests.Browser;

/// <summary>The desk's pages in a real browser: filled, linked, and every number open to its origin.</summary>
public sealed class DeskTests(District district, Chromium chromium) : IClassFixture<District>, IClassFixture<Chromium>
{
    private const string Reviewed = "/subjects?year=2025&reviewed=true";

    [Fact]
    public async Task Overview_Opened_IsFilled()
    {
        var page = await OpenAsync("/");

        await Expect(page.Locator(".site-title a")).ToHaveTextAsync("示范区财政局预算绩效管理平台");
        await Expect(page.Locator(".demo").First).ToHaveTextAsync("演示数据");
        foreach (var figure in (string[])["72", "118", "1,280", "25.60", "94", "83", "32", "47"])
        {
            await Expect(page.Locator(".figures dd a").GetByText(figure, new() { Exact = true })).ToBeVisibleAsync();
        }

        await Expect(page.Locator(".grades")).ToContainTextAsync("优 3");
        await Expect(page.Locator("svg.months rect")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task Light_Clicked_ListsAsManySubjectsAsItCounts()
    {
        var page = await OpenAsync("/");
        var red = page.Locator("tr", new() { Has = page.Locator(".light.red") }).Locator("a").First;
        var count = (await red.TextContentAsync())!;

        await red.ClickAsync();

        await Expect(page.Locator("h2 .count")).ToHaveTextAsync(count);
        await Expect(page.Locator("tbody .light.red")).ToHaveCountAsync(50);
    }

    [Fact]
    public async Task Score_Clicked_OpensItsTreeDownToTheLedger()
    {
        var page = await OpenAsync("/subjects/2025-0001");
        var origin = page.Locator("[id^=from-i]").First;
        await Expect(origin).ToBeHiddenAsync();

        await page.Locator("td a[href^='#from-']").First.ClickAsync();

        await Expect(origin).ToBeVisibleAsync();
        foreach (var words in (string[])["规则：", "依据：", "来源", "自评表", "台账序号", "系统测算", "单位自评", "完成率 = 实际 ÷ 目标"])
        {
            await Expect(origin).ToContainTextAsync(words);
        }

        var receipt = await page.APIRequest.GetAsync(new Uri(district.Process.Address, await origin.Locator("a.receipt").First.GetAttributeAsync("href")).AbsoluteUri);
        Assert.True(receipt.Ok);
        Assert.Contains("\"header\"", await receipt.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tree_ByKeyboard_CloseAndOpen()
    {
        var page = await OpenAsync("/subjects/2025-0001");
        var root = page.Locator("#tree > details");
        await root.Locator("> summary").FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(root.Locator("> .from")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(root.Locator("> .from")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_PartOfAUnit_FindsOnlyItsSubjects()
    {
        var page = await OpenAsync("/subjects");

        await page.Locator("input[name=search]").FillAsync("林业工作站");
        await page.Locator("form button").ClickAsync();

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("林业工作站");
        await Expect(page.Locator("tbody tr").Filter(new() { HasNotText = "林业工作站" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Filter_ReviewedAndGrade_Narrows()
    {
        var page = await OpenAsync(Reviewed);
        await Expect(page.Locator("h2 .count")).ToHaveTextAsync("32");

        await page.Locator("select[name=grade]").SelectOptionAsync("良");
        await page.Locator("form button").ClickAsync();

        await Expect(page.Locator("h2 .count")).ToHaveTextAsync("21");
    }

    [Fact]
    public async Task Warnings_OfAnOffice_ShowsOnlyItsOwn()
    {
        var page = await OpenAsync("/warnings");
        await Expect(page.Locator("h2 .count")).ToHaveTextAsync("141");

        await page.Locator("select[name=office]").SelectOptionAsync("社会保障科");
        await page.Locator("form button").ClickAsync();

        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("社会保障科");
        await Expect(page.Locator("tbody tr").Filter(new() { HasNotText = "社会保障科" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Rectifications_Opened_CountsTheClosedAndTheOverdue()
    {
        var page = await OpenAsync("/rectifications");

        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(47);
        await Expect(page.Locator(".chip.done")).ToHaveCountAsync(41);
        await Expect(page.Locator(".chip.late")).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/warnings")]
    [InlineData("/subjects")]
    [InlineData("/subjects/2025-0001")]
    [InlineData("/rectifications")]
    [InlineData("/trial")]
    [InlineData("/check")]
    [InlineData("/wall")]
    [InlineData("/status")]
    [InlineData("/rules/shuangliu/goal-execution-gap.method.csx")]
    public async Task Page_AtADesk_HasNoErrorsAndFitsTheWidth(string address)
    {
        var page = await chromium.OpenAsync();
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add(message.Text);
            }
        };
        page.PageError += (_, error) => errors.Add(error);

        var answer = await page.GotoAsync(new Uri(district.Process.Address, address).AbsoluteUri);

        Assert.Equal(200, answer!.Status);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("/rules/shuangliu/..%2Fplugin.yaml")]
    [InlineData("/rules/..%2Fshuangliu/plugin.yaml")]
    [InlineData("/subjects/nobody")]
    public async Task Page_WhatIsNotThere_IsNotFound(string address)
    {
        using var answer = await district.Process.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(district.Process.Address, address).AbsoluteUri);
        return page;
    }
}
