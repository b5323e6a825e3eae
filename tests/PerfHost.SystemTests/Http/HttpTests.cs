using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PerfHost.SystemTests.Live;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>The HTTP API and the status page, as they answer good and bad requests.</summary>
public sealed class HttpTests(DemoServer demo) : IClassFixture<DemoServer>
{
    private const string Board = "湖北-黄石市";
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;
    private readonly HttpClient _http = demo.Process.Http;

    private static string Observations => $"/api/boards/{Uri.EscapeDataString(Board)}/observations";

    [Fact]
    public async Task Health_Demo_IsOk()
    {
        var health = await _http.GetFromJsonAsync<JsonElement>("/health", _cancellation);

        Assert.Equal(("ok", 21, 0), (health.GetProperty("status").GetString(), health.GetProperty("ledgers").GetInt32(), health.GetProperty("failures").GetArrayLength()));
    }

    [Fact]
    public async Task SubjectsPage_EveryBoard_ShowsEveryFormEncoded()
    {
        var boards = await _http.GetFromJsonAsync<JsonElement>("/api/boards", _cancellation);

        foreach (var board in boards.EnumerateArray().Select(board => board.GetProperty("id").GetString()!))
        {
            var page = await _http.GetStringAsync($"/subjects?board={Uri.EscapeDataString(board)}", _cancellation);
            var cells = await new LiveBoard(demo.Process, board).CellsAsync(_cancellation);
            Assert.All(
                cells.Where(cell => cell.Key.StartsWith("subjects/", StringComparison.Ordinal) && cell.Key.EndsWith("/title", StringComparison.Ordinal)),
                cell => Assert.Contains(Html.Encode(cell.Value), page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Overview_ManyBoards_OffersThemAll()
    {
        var page = await _http.GetStringAsync("/", _cancellation);
        var boards = await _http.GetFromJsonAsync<JsonElement>("/api/boards", _cancellation);

        Assert.All(boards.EnumerateArray(), board => Assert.Contains($"<option value=\"{Html.Encode(board.GetProperty("id").GetString()!)}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SubjectPage_ScoredByAScript_LinksToTheLineOfTheRule()
    {
        var subject = await new LiveBoard(demo.Process, Board).SubjectAsync(_cancellation);

        var page = await _http.GetStringAsync($"/subjects/{Uri.EscapeDataString(subject)}?board={Uri.EscapeDataString(Board)}", _cancellation);
        var rule = await _http.GetStringAsync("/rules/huangshi/positive-ratio.indicator.csx", _cancellation);

        Assert.Contains("href=\"/rules/huangshi/positive-ratio.indicator.csx#L3\"", page, StringComparison.Ordinal);
        Assert.Contains("id=\"L3\"", rule, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_WithoutAnyBoard_SayHowToStart()
    {
        using var folder = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(folder.File("data"), []);

        Assert.Contains("还没有数据", await server.Http.GetStringAsync("/", _cancellation), StringComparison.Ordinal);
        foreach (var address in (string[])["/warnings", "/subjects", "/rectifications", "/status"])
        {
            using var answer = await server.Http.GetAsync(address, _cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task StatusPage_Headers_AllowNoScriptOfOthers()
    {
        using var answer = await _http.GetAsync("/", _cancellation);

        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("http://evil.example", "/")]
    [InlineData("http://evil.example", "/live")]
    [InlineData("null", "/")]
    public async Task Request_ForeignOrigin_IsForbidden(string origin, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Origin", origin } } };

        using var answer = await _http.SendAsync(request, _cancellation);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("另一个网站的页面", await answer.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_FormWithoutItsToken_IsRefusedInWords()
    {
        using var form = new FormUrlEncodedContent([new("name", "a"), new("password", "b")]);

        using var answer = await _http.PostAsync("/signin", form, _cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("刷新页面后重新提交", await answer.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ForeignHost_IsBad()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health") { Headers = { Host = "evil.example" } };

        using var answer = await _http.SendAsync(request, _cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/nothing/here", "text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("/subjects/nobody?board=nowhere", "text/html", true)]
    [InlineData("/missing", "text/html", true)]
    [InlineData("/nothing/here", "*/*", false)]
    [InlineData("/nothing/here", "application/json", false)]
    [InlineData("/api/nothing", "text/html", false)]
    [InlineData("/live/nothing", "text/html", false)]
    public async Task Get_AddressOfNothing_ShowsPeopleAPageAndProgramsTheStatus(string path, string accept, bool isPage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);

        using var answer = await _http.SendAsync(request, _cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var said = await answer.Content.ReadAsStringAsync(_cancellation);
        if (isPage)
        {
            Assert.Contains("这里没有内容", said, StringComparison.Ordinal);
            Assert.Contains("<a href=\"/\">到总览</a>", said, StringComparison.Ordinal);
            Assert.DoesNotContain("nothing", said, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(said);
        }
    }

    [Fact]
    public async Task Observe_OversizedBody_IsTooLarge()
    {
        using var answer = await PostAsync(new string(' ', 9 * 1024 * 1024));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("请求体太大，上限为 8 MiB。请分几次提交。", await answer.Content.ReadAsStringAsync(_cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{bad", "请求体不是可用的 JSON：第 1 行")]
    [InlineData("", "请求无法读取")]
    [InlineData("[]", "请求体不是可用的 JSON")]
    [InlineData("{}", "observations 应有 1 到 10000 条，现有 0 条")]
    [InlineData("""{"observations":[null]}""", "observations[0]：应有")]
    [InlineData("""{"observations":[{"subject":"a","item":"i001","period":"31.12.2022","value":1}]}""", "$.observations[0].period")]
    [InlineData("""{"observations":[{"subject":"a","item":"i001","period":"2022-12-31","value":"one"}]}""", "$.observations[0].value")]
    [InlineData("""{"observations":[{"subject":"a","item":"i001","period":"2022-12-31","value":1}]}""", "没有评价对象“a”。现有：湖北黄石市-共享工程图书馆")]
    public async Task Observe_WrongBody_IsBadAndSaysWhy(string body, string message)
    {
        using var answer = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var error = (await answer.Content.ReadFromJsonAsync<JsonElement>(_cancellation)).GetProperty("error").GetString();
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("PerfHost.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observe_SameKeyTwice_AppendsOnce()
    {
        var board = new LiveBoard(demo.Process, Board);
        var subject = await board.SubjectAsync(_cancellation);

        var first = await board.ObserveAsync(subject, "i001", 24, _cancellation, "key-1");
        var second = await board.ObserveAsync(subject, "i001", 24, _cancellation, "key-1");

        Assert.Equal((false, true), (first.GetProperty("repeated").GetBoolean(), second.GetProperty("repeated").GetBoolean()));
        Assert.Equal(first.GetProperty("sequence").GetInt64(), second.GetProperty("sequence").GetInt64());
        Assert.Equal(first.GetProperty("sequence").GetInt64(), (await board.SnapshotAsync(_cancellation)).To);
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, Observations) { Content = content };
        // Asks before it sends: a server that refuses the length closes the connection, and a body under way would break off.
        request.Headers.ExpectContinue = true;
        return await _http.SendAsync(request, _cancellation);
    }
}
