using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Browser;

/// <summary>自评表体检 as a clerk uses it.</summary>
public sealed class CheckPageTests(SharedDemo demo, Chromium chromium) : IClassFixture<SharedDemo>, IClassFixture<Chromium>
{
    [Fact]
    public async Task CheckPage_AFolderOfForms_GivesFindingsAndAWorkbook()
    {
        using var folder = new TemporaryFolder();
        foreach (var form in Directory.GetFiles(Path.Combine(Repository.Root, "examples", "published-forms")).Where(file => !file.EndsWith(".md", StringComparison.Ordinal)))
        {
            File.Copy(form, folder.File(Path.GetFileName(form)));
        }

        await File.WriteAllTextAsync(folder.File("坏.json"), "{坏", TestContext.Current.CancellationToken);
        var hostile = (await File.ReadAllTextAsync(Repository.PublishedForm("四川中江县"), TestContext.Current.CancellationToken)).Replace("\"title\": \"", "\"title\": \"=cmd|' /C calc'!A0 <b>", StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.File("公式.json"), hostile, TestContext.Current.CancellationToken);
        var page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Locator("#check-folder").SetInputFilesAsync(folder.Path);
        await page.Locator("#check-figures a#check-download").WaitForAsync();
        await Assertions.Expect(page.Locator("#check-stop")).ToBeHiddenAsync();

        await Assertions.Expect(page.Locator("#check-broken tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#check-broken")).ToContainTextAsync("JSON 写法有误");
        Assert.True(await page.Locator("#check-forms .check-form-result").CountAsync() > 10);
        await page.Locator("#check-forms .check-opinion button").First.ClickAsync();
        Assert.Equal(await page.Locator("#check-forms .check-opinion p").First.TextContentAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        await page.Locator("#check-search").FillAsync("=cmd");
        await Assertions.Expect(page.Locator("#check-forms .check-form-result:visible")).ToHaveCountAsync(1);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#check-download").ClickAsync());
        Assert.Equal("问题清单.xlsx", download.SuggestedFilename);
        var sheets = await SheetsAsync(await download.PathAsync());
        Assert.Contains(">&apos;=cmd|", sheets.Replace("'", "&apos;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(">=cmd|", sheets, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", sheets, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckPage_1600Forms_AreAllCheckedWhileResultsAppear()
    {
        using var folder = new TemporaryFolder();
        var form = await File.ReadAllTextAsync(Repository.PublishedForm("四川中江县"), TestContext.Current.CancellationToken);
        for (var i = 0; i < 1600; i++)
        {
            await File.WriteAllTextAsync(folder.File(string.Create(CultureInfo.InvariantCulture, $"表{i}.json")), form, TestContext.Current.CancellationToken);
        }

        var page = await OpenAsync();

        await page.Locator("#check-folder").SetInputFilesAsync(folder.Path);
        await page.Locator("#check-forms .check-form-result").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".check-progress-words")).ToContainTextAsync("体检完成：1600 份文件", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });

        await Assertions.Expect(page.Locator("#check-figures")).ToContainTextAsync("1600");
        Assert.Equal(1600, await page.Locator("#check-forms .check-form-result").CountAsync());
    }

    [Fact]
    public async Task CheckPage_AFolderDropped_IsOpenedToItsDepth()
    {
        using var folder = new TemporaryFolder();
        var inner = Directory.CreateDirectory(folder.File("教育局/第一中学")).FullName;
        foreach (var form in (string[])["四川中江县", "四川青神县", "安徽萧县"])
        {
            var file = Repository.PublishedForm(form);
            File.Copy(file, Path.Combine(inner, Path.GetFileName(file)));
        }

        var page = await OpenAsync();
        var box = (await page.Locator("#check-drop").BoundingBoxAsync())!;
        var session = await page.Context.NewCDPSessionAsync(page);
        foreach (var type in (string[])["dragEnter", "dragOver", "drop"])
        {
            await session.SendAsync("Input.dispatchDragEvent", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["type"] = type,
                ["x"] = box.X + 20,
                ["y"] = box.Y + 20,
                ["data"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["items"] = Array.Empty<object>(), ["files"] = new[] { folder.File("教育局") }, ["dragOperationsMask"] = 1 },
            });
        }

        await Assertions.Expect(page.Locator(".check-progress-words")).ToContainTextAsync("体检完成：3 份文件");
        await Assertions.Expect(page.Locator("#check-forms .check-form-result")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#check-forms")).ToContainTextAsync("教育局/第一中学/四川中江县");
    }

    [Fact]
    public async Task CheckPage_OldAndMacroWorkbooks_AreReadAndNothingIsRun()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(Repository.Root, "tests", "PerfHost.UnitTests", "Documents", "old-workbook.xls"), folder.File("旧.xls"));
        File.Copy(Repository.PublishedForm("四川青神县"), folder.File("宏.xlsm"));
        await AddMacroAsync(folder.File("宏.xlsm"));
        var page = await OpenAsync();

        await page.Locator("#check-files").SetInputFilesAsync([folder.File("旧.xls"), folder.File("宏.xlsm")]);

        await Assertions.Expect(page.Locator(".check-progress-words")).ToContainTextAsync("体检完成：2 份文件");
        await Assertions.Expect(page.Locator("#check-figures dd").First).ToHaveTextAsync("2");
        await Assertions.Expect(page.Locator("#check-broken tr")).ToHaveCountAsync(0);
    }

    private static async Task AddMacroAsync(string workbook)
    {
        await using var zip = await ZipFile.OpenAsync(workbook, ZipArchiveMode.Update, TestContext.Current.CancellationToken);
        await using (var macro = await zip.CreateEntry("xl/vbaProject.bin").OpenAsync(TestContext.Current.CancellationToken))
        {
            await macro.WriteAsync("Sub Auto_Open()\nShell \"calc\"\nEnd Sub"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var types = zip.GetEntry("[Content_Types].xml")!;
        string text;
        using (var reader = new StreamReader(await types.OpenAsync(TestContext.Current.CancellationToken)))
        {
            text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        }

        types.Delete();
        await using var writer = new StreamWriter(await zip.CreateEntry("[Content_Types].xml").OpenAsync(TestContext.Current.CancellationToken));
        await writer.WriteAsync(text.Replace("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(new Uri(demo.Process.Address, "/check").ToString());
        return page;
    }

    private static async Task<string> SheetsAsync(string path)
    {
        var text = new StringBuilder();
        await using var zip = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.Contains("worksheets/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            text.Append(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        return text.ToString();
    }
}
