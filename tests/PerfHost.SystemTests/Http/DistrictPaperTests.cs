using System.IO.Compression;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>The papers as they come out of the demonstration district.</summary>
public sealed partial class DistrictPaperTests(District district) : IClassFixture<District>
{
    [Fact]
    public async Task Monitoring_OfTheDistrict_IsANoticeWithItsFigures()
    {
        var (name, text) = await DownloadAsync("/papers/monitoring?board=shifan", "word/document.xml");

        Assert.EndsWith(".docx", name, StringComparison.Ordinal);
        foreach (var words in (string[])["关于1—8月绩效运行监控情况的通报", "1280", "141", "67.6%", "示范区财政局", "2026年8月26日"])
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rectification_LinkedFromThePage_IsAnOrderToThatUnit()
    {
        var page = await district.Process.Http.GetStringAsync("/rectifications", TestContext.Current.CancellationToken);
        var link = System.Net.WebUtility.HtmlDecode(Orders().Match(page).Groups["link"].Value);

        var (_, text) = await DownloadAsync(link, "word/document.xml");

        foreach (var words in (string[])["整改通知书", "区经济和信息化局", "设备采购后闲置，使用效率低", "制定调剂使用方案，登记使用台账", "2026年8月12日"])
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", 141)]
    [InlineData("&office=没有的科室", 0)]
    public async Task Warnings_OfTheDistrict_IsAListOfThem(string office, int count)
    {
        var (name, sheet) = await DownloadAsync("/papers/warnings?board=shifan" + office, "xl/worksheets/sheet1.xml");

        Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);
        Assert.Contains("剩余工作日", sheet, StringComparison.Ordinal);
        Assert.Equal(count, Regex.Count(sheet, "红 预警", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private async Task<(string Name, string Text)> DownloadAsync(string address, string part)
    {
        using var answer = await district.Process.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await zip.GetEntry(part)!.OpenAsync(TestContext.Current.CancellationToken));
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        var disposition = answer.Content.Headers.ContentDisposition!;

        // A document's words may be cut into runs; between them stands markup only.
        return (disposition.FileNameStar ?? disposition.FileName!, part.StartsWith("word/", StringComparison.Ordinal) ? Markup().Replace(text, "") : text);
    }

    [GeneratedRegex("href=\"(?<link>/papers/rectification[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Orders();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Markup();
}
