using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>自评表体检 over HTTP: what it takes, what it refuses, what it leaves behind.</summary>
public sealed partial class CheckTests(SharedDemo demo) : IClassFixture<SharedDemo>
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;
    private readonly HttpClient _http = demo.Process.Http;

    [Fact]
    public async Task Check_1600Forms_AreAllCheckedAndLeaveNothingBehind()
    {
        var form = await File.ReadAllTextAsync(Repository.PublishedForm("四川中江县"), _cancellation);
        var heads = await _http.GetStringAsync("/api/boards", _cancellation);
        var token = await TokenAsync();
        var run = "";
        for (var batch = 0; batch < 16; batch++)
        {
            var files = Enumerable.Range(batch * 100, 100).Select(i => (
                string.Create(CultureInfo.InvariantCulture, $"单位{i % 40}/表{i}.json"),
                i == 777 ? "{bad"u8.ToArray() : Encoding.UTF8.GetBytes(form.Replace("\"title\": \"", string.Create(CultureInfo.InvariantCulture, $"\"title\": \"第{i}号"), StringComparison.Ordinal))));
            using var answer = await PostAsync(token, run, files);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            run = Run().Match(await answer.Content.ReadAsStringAsync(_cancellation)).Groups["id"].Value;
        }

        var page = await _http.GetStringAsync($"/check?run={run}", _cancellation);
        Assert.Contains("<dt>自评表</dt><dd>1599</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>无法读取</dt><dd>1</dd>", page, StringComparison.Ordinal);
        Assert.Contains("第1599号", page, StringComparison.Ordinal);
        using var workbook = await _http.GetAsync($"/check?handler=Workbook&run={run}", _cancellation);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Content.Headers.ContentType!.MediaType);
        Assert.Equal(heads, await _http.GetStringAsync("/api/boards", _cancellation));
    }

    [Fact]
    public async Task Check_WithoutScript_AnswersWithThePageOfTheRun()
    {
        var page = await _http.GetStringAsync("/check", _cancellation);
        using var content = new MultipartFormDataContent { { new StringContent(Token().Match(page).Groups["token"].Value), "__RequestVerificationToken" }, { new StringContent(""), "scheme" } };
        content.Add(new ByteArrayContent(await File.ReadAllBytesAsync(Repository.PublishedForm("四川中江县"), _cancellation)), "files", "中江.json");

        using var answer = await _http.PostAsync("/check", content, _cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("run=", answer.RequestMessage!.RequestUri!.Query, StringComparison.Ordinal);
        Assert.Contains("退回修改：1.", await answer.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made-up")]
    public async Task Check_WithoutAToken_IsRefused(string? token)
    {
        using var answer = await PostAsync(token, "", [("表.json", "{}"u8.ToArray())]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("页面已过期", await answer.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_HostileFiles_AreALineEach()
    {
        using var answer = await PostAsync(
            await TokenAsync(), "",
            [
                ("bomb.xlsx", Zip(30 * 1024 * 1024)),
                ("large.xlsx", new byte[(20 * 1024 * 1024) + 1]),
                ("../../etc/<img src=x onerror=alert(1)>\u202Egnp.exe", "MZ"u8.ToArray()),
                ("picture.xlsx", [0x89, .. "PNG"u8]),
                ("empty.json", []),
            ]);
        var page = await answer.Content.ReadAsStringAsync(_cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("data-broken=\"5\"", page, StringComparison.Ordinal);
        Assert.All(["文件解压后过大，已拒绝读取", "文件太大", "不支持这种文件", "这不是有效的 Excel 工作簿", "文件是空的"], what => Assert.Contains(what, page, StringComparison.Ordinal));
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
    }

    [Fact]
    public async Task Check_RequestBeyondItsLimit_IsTooLarge()
    {
        using var answer = await PostAsync(await TokenAsync(), "", [("large.xlsx", new byte[65 * 1024 * 1024])]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Check_MoreFilesThanARequestMayHave_IsTooLarge()
    {
        using var answer = await PostAsync(await TokenAsync(), "", Enumerable.Repeat(("表.json", "{}"u8.ToArray()), 101));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Check_RunThatNobodyHas_IsGone()
    {
        using var answer = await PostAsync(await TokenAsync(), "0123456789abcdef0123456789abcdef", [("表.json", "{}"u8.ToArray())]);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _http.GetAsync("/check?handler=Workbook&run=0123456789abcdef0123456789abcdef", _cancellation)).StatusCode);
    }

    [Fact]
    public async Task Check_BodyThatIsNoForm_IsBad()
    {
        using var content = new StringContent("x", Encoding.UTF8, "text/plain");
        using var answer = await _http.PostAsync("/check?handler=Batch", content, _cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private async Task<string> TokenAsync() => Token().Match(await _http.GetStringAsync("/check", _cancellation)).Groups["token"].Value;

    private async Task<HttpResponseMessage> PostAsync(string? token, string run, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);

            // As browsers send names: in UTF-8, quotes aside.
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileNameStar = name };
            content.Add(file);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/check?handler=Batch&run={run}") { Content = content };
        request.Headers.ExpectContinue = true;
        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        return await _http.SendAsync(request, _cancellation);
    }

    private static byte[] Zip(int size)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(new byte[size]);
        }

        return stream.ToArray();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("data-run=\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Run();
}
