using System.Net;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>What the HTTP API of packages answers, and to whom. Nothing here changes which version is in force.</summary>
public sealed class PackageApiTests(CityServer city) : IClassFixture<CityServer>
{
    private readonly CancellationToken _cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(200)).Token;

    [Fact]
    public async Task Package_AskedFor_SaysWhatItBringsAndLacks()
    {
        var mine = await city.GetAsync("/mycity");
        Assert.Equal(["mycity", "ratio", "spent"], mine.GetProperty("contents").EnumerateArray().Select(content => content.GetProperty("key").GetString()).Order());
        Assert.Equal("in-force", mine.GetProperty("status").GetProperty("state").GetString());
        Assert.Contains("mycity/README.md", (await city.GetAsync("/mycity/doctor")).EnumerateArray().Select(finding => finding.GetProperty("where").GetString()));

        using var unknown = await city.Http.SendAsync(city.Request(HttpMethod.Get, "/nobody"), _cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Packages_CallerWithoutTheSecret_IsRefused()
    {
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, ""), (HttpMethod.Post, "/mycity/rollback"), (HttpMethod.Delete, "/mycity"), (HttpMethod.Post, "/preview"), (HttpMethod.Get, "/mycity/preview?act=remove"), (HttpMethod.Get, "/mycity"), (HttpMethod.Get, "/mycity/doctor") })
        {
            using var answer = await city.Http.SendAsync(new HttpRequestMessage(method, $"/api/packages{path}") { Headers = { { "X-PerfHost-Secret", "guessed" } } }, _cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var elsewhere = city.Request(HttpMethod.Delete, "/mycity");
        elsewhere.Headers.Add("Origin", "http://elsewhere.example");
        using var refused = await city.Http.SendAsync(elsewhere, _cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("1.0.0", (await city.MineAsync()).GetProperty("version").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(city.File(Path.Combine("data", "server.secret"))));
        }
    }

    [Fact]
    public async Task Packages_UploadThatIsNoneOrTooLarge_IsRefusedInWords()
    {
        using var nonsense = city.Request(HttpMethod.Post, "");
        nonsense.Content = new ByteArrayContent([1, 2, 3]);
        using var refused = await city.Http.SendAsync(nonsense, _cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("不是完好的 .perfpack", await refused.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);

        using var huge = city.Request(HttpMethod.Post, "");
        huge.Content = new ByteArrayContent(new byte[(64 << 20) + 1]);
        huge.Headers.ExpectContinue = true;
        using var tooLarge = await city.Http.SendAsync(huge, _cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        var said = await tooLarge.Content.ReadAsStringAsync(_cancellation);
        Assert.Contains("上限为 64 MiB", said, StringComparison.Ordinal);
        Assert.DoesNotContain("分几次", said, StringComparison.Ordinal);
        await RefusedAsync(HttpMethod.Post, "", HttpStatusCode.BadRequest, "请求没有内容");
        await RefusedAsync(HttpMethod.Post, "/preview", HttpStatusCode.BadRequest, "请求没有内容");
    }

    [Fact]
    public async Task Packages_WrongQuestion_IsAnsweredForWhatWasAsked()
    {
        await RefusedAsync(HttpMethod.Get, "/mycity/preview", HttpStatusCode.BadRequest, "没有写 act，应为 ?act=rollback 或 ?act=remove");
        foreach (var (method, path) in new[] { (HttpMethod.Delete, "/nobody"), (HttpMethod.Post, "/nobody/rollback"), (HttpMethod.Get, "/nobody/preview?act=remove"), (HttpMethod.Get, "/nobody/preview?act=rollback"), (HttpMethod.Delete, "/..%2Fnobody") })
        {
            await RefusedAsync(method, path, HttpStatusCode.NotFound, "没有程序包");
        }
    }

    [Fact]
    public async Task Packages_FolderThatCannotBeWritten_IsAFaultInWords()
    {
        Directory.CreateDirectory(city.File(Path.Combine("packages", "mycity.installed.tmp")));

        await RefusedAsync(HttpMethod.Post, "", HttpStatusCode.InternalServerError, "mycity.installed.tmp：这是文件夹，应为文件", await city.PackAsync("1.1.0", "0.5"));
        Directory.Delete(city.File(Path.Combine("packages", "mycity.installed.tmp")));

        Assert.Equal("1.0.0", (await city.MineAsync()).GetProperty("version").GetString());
    }

    private async Task RefusedAsync(HttpMethod method, string path, HttpStatusCode expected, string words, string? file = null)
    {
        using var request = city.Request(method, path);
        request.Content = file is null ? null : new ByteArrayContent(await File.ReadAllBytesAsync(file, _cancellation));
        using var answer = await city.Http.SendAsync(request, _cancellation);
        var said = await answer.Content.ReadAsStringAsync(_cancellation);
        Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode} {said}");
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("observations", said, StringComparison.Ordinal);
    }
}
