using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Http;

/// <summary>Who gets in: the first account, sessions, keys, and what comes from beyond this machine.</summary>
public sealed partial class AccessTests
{
    private const string Password = "correct horse 2026";
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstAccount_ByTheLinkOfTheConsole_IsMadeOnce()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, []);
        using var browser = Browser(server);
        var link = await LinkAsync(server);
        using var wrong = await browser.GetAsync("/setup?token=guess", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", Cancellation)).StatusCode);

        using var made = await PostAsync(browser, link, ("Token", link.Split('=')[1]), ("Name", "admin"), ("Password", Password), ("Again", Password));

        Assert.Equal("/account", made.Headers.Location?.ToString());
        Assert.Contains("admin", await browser.GetStringAsync("/account", Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link, Cancellation)).StatusCode);
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        using var used = await browser.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
        Assert.Contains("一次性的链接已经用过", await used.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, server.Out + server.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_OutlivesARestartAndEndsWithThePassword()
    {
        using var data = new TemporaryFolder();
        var first = await PerfHostProcess.StartAsync(data.Path, []);
        using var browser = Browser(first);
        await SetUpAsync(first, browser);
        var port = first.Address.Port;
        await first.DisposeAsync();

        await using var second = await PerfHostProcess.StartAsync(data.Path, [], port);
        Assert.DoesNotContain("/setup", second.Out, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account", Cancellation)).StatusCode);

        using var other = Browser(second);
        using var signedIn = await PostAsync(other, "/signin", ("Name", "admin"), ("Password", Password), ("From", "//evil.example"));
        Assert.Equal("/", signedIn.Headers.Location?.ToString());
        using var changed = await PostAsync(other, "/account", "/account?handler=Password", ("current", Password), ("password", "another password"), ("again", "another password"));
        Assert.Contains("密码已修改", await changed.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task SignIn_WrongPasswords_LockAndSaySo()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, []);
        using (var browser = Browser(server))
        {
            await SetUpAsync(server, browser);
        }

        using var stranger = Browser(server);
        var said = "";
        for (var i = 0; i < 5; i++)
        {
            using var answer = await PostAsync(stranger, "/signin", ("Name", "admin"), ("Password", "wrong"));
            said = await answer.Content.ReadAsStringAsync(Cancellation);
        }

        Assert.Contains("已锁定", said, StringComparison.Ordinal);
        using var right = await PostAsync(stranger, "/signin", ("Name", "admin"), ("Password", Password));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Forms_WithoutTheirToken_AreRefused()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path, []);
        using var browser = Browser(server);
        await SetUpAsync(server, browser);

        using var answer = await browser.PostAsync("/account?handler=Key", new FormUrlEncodedContent([new("title", "k"), new("scopes", "packages")]), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task FromBeyond_ByAProxy_NeedsASignInOrAKeyWithTheScope()
    {
        using var data = new TemporaryFolder();
        await using var server = await PerfHostProcess.StartAsync(data.Path);
        using var browser = Browser(server);
        await SetUpAsync(server, browser);
        using var made = await PostAsync(browser, "/account", "/account?handler=Key", ("title", "大屏"), ("scopes", "read"));
        var key = Secret().Match(await made.Content.ReadAsStringAsync(Cancellation)).Value;
        using var beyond = Browser(server);
        beyond.DefaultRequestHeaders.Add("X-Forwarded-For", "10.1.2.3");

        using (var stranger = await beyond.GetAsync("/api/boards", Cancellation))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
            Assert.Contains("需要登录", await stranger.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await beyond.PostAsync("/live/negotiate", null, Cancellation)).StatusCode);
        Assert.StartsWith("/signin?from=", (await beyond.GetAsync("/subjects", Cancellation)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await beyond.GetAsync("/health", Cancellation)).StatusCode);

        beyond.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await beyond.GetAsync("/api/boards", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await beyond.PostAsJsonAsync("/api/boards/x/observations", new { observations = Array.Empty<object>() }, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await beyond.GetAsync("/account", Cancellation)).StatusCode);

        beyond.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key + "x");
        Assert.Equal(HttpStatusCode.Unauthorized, (await beyond.GetAsync("/api/boards", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Serve_BeyondThisMachine_OnlyOnceThereIsAnAccount()
    {
        using var data = new TemporaryFolder();
        var refused = await CommandLine.RunAsync("serve", "--data", data.Path, "--urls", "http://0.0.0.0:0");
        Assert.Equal((2, ""), (refused.ExitCode, refused.Out));
        Assert.Contains("http://0.0.0.0:0", refused.Error, StringComparison.Ordinal);
        Assert.Contains("一次性链接", refused.Error, StringComparison.Ordinal);

        await using (var local = await PerfHostProcess.StartAsync(data.Path, []))
        {
            using var browser = Browser(local);
            await SetUpAsync(local, browser);
        }

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RunningProgram.Start(["serve", "--data", data.Path, "--urls", "http://0.0.0.0:0"], onLine: line =>
        {
            if (Address().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(match.Value);
            }
        });
        var port = new Uri((await listening.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation)).Replace("[::]", "localhost", StringComparison.Ordinal)).Port;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}/api/boards"));
        asked.Headers.Host = "rebound.example";
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.SendAsync(asked, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri($"http://127.0.0.1:{port}/api/boards"), Cancellation)).StatusCode);
        Assert.Contains("未加密", server.Error, StringComparison.Ordinal);
    }

    private static HttpClient Browser(PerfHostProcess server) =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };

    private static async Task SetUpAsync(PerfHostProcess server, HttpClient browser)
    {
        var link = await LinkAsync(server);
        using var made = await PostAsync(browser, link, ("Token", link.Split('=')[1]), ("Name", "admin"), ("Password", Password), ("Again", Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    /// <summary>The link is printed after the address, which the server is ready with.</summary>
    private static async Task<string> LinkAsync(PerfHostProcess server)
    {
        for (var i = 0; i < 100; i++)
        {
            if (Setup().Match(server.Out) is { Success: true } match)
            {
                return match.Value;
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException($"No link was printed: {server.Out}");
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, params (string Name, string Value)[] fields) => PostAsync(browser, page, page, fields);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string address, params (string Name, string Value)[] fields)
    {
        var token = Antiforgery().Match(await browser.GetStringAsync(page, Cancellation)).Groups["token"].Value;
        var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", token)));
        return await browser.PostAsync(address, form, Cancellation);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Antiforgery();

    [GeneratedRegex(@"/setup\?token=[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Setup();

    [GeneratedRegex("perfhost_[A-Za-z0-9_-]{43}", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"http://(\[::\]|[0-9.]+):[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
