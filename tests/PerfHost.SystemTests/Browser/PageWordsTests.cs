using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Browser;

/// <summary>The words of every page, in both languages: none is missing, and English pages have no Chinese labels.</summary>
public sealed partial class PageWordsTests
{
    private static readonly string[] Pages = ["/", "/warnings", "/subjects", "/subjects/2025-0001", "/subjects/2026-0001", "/rectifications", "/trial", "/check", "/wall/shifan", "/status"];

    [Theory]
    [InlineData("zh", "zh-CN")]
    [InlineData("en", "en")]
    public async Task Pages_InALanguage_HaveAllTheirWords(string language, string html)
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, ["--demo", "--replay-speed", "0", "--lang", language]);
        foreach (var page in Pages)
        {
            var text = await server.Http.GetStringAsync(page, TestContext.Current.CancellationToken);

            Assert.Contains($"<html lang=\"{html}\">", text, StringComparison.Ordinal);
            Assert.Empty(Keys().Matches(text).Select(match => $"{page}: {match.Value}"));
            if (language == "en")
            {
                Assert.Empty(ChineseLabels().Matches(System.Net.WebUtility.HtmlDecode(text)).Select(match => $"{page}: {match.Value}"));
            }
        }
    }

    /// <summary>A key that has no text is printed as itself.</summary>
    [GeneratedRegex(@"[>""\s](desk|site|wall|check|trial|papers|pages|rules)\.[a-z]+(\.[a-z-]+)*(?=[<""\s])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex(@"<(th|dt|button|label|nav)\b(?![^>]*data-cell)[^>]*>[^<]*\p{IsCJKUnifiedIdeographs}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChineseLabels();
}
