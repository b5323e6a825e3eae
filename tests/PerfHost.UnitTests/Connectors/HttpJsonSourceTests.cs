using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using PerfHost.Connectors.Http;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing.Sources;

namespace PerfHost.UnitTests.Connectors;

public sealed class HttpJsonSourceTests
{
    private const string Mapping = """
        subject: project.code
        period: day
        values:
          - item: { text: execution }
            value: amount
        """;

    private static readonly HttpJsonSource Source = new(TimeSpan.FromMilliseconds(1), TimeProvider.System);

    public static TheoryData<string> Checks => [.. new DataSourceConformance(() => Source, Reading.Request()).Checks.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task HttpJsonSource_Conformance_Holds(string check)
    {
        await using var server = await JsonServer.StartAsync(Pages);

        await new DataSourceConformance(() => Source, Request(server, "/links", ("next", "next"))).Checks.Single(one => one.Name == check).Run();
    }

    [Theory]
    [InlineData("/links", "next", "next", "/links /links?page=2 /links?page=3")]
    [InlineData("/numbers", "page-parameter", "page", "/numbers?page=1 /numbers?page=2 /numbers?page=3 /numbers?page=4")]
    public async Task Read_Pages_AreReadToTheEnd(string path, string setting, string value, string asked)
    {
        await using var server = await JsonServer.StartAsync(Pages);

        var items = await Reading.AllAsync(Source, Request(server, path, (setting, value)));

        Assert.Equal(["P1", "P2", "P3"], items.OfType<SourceObservation>().Select(observation => observation.Subject));
        Assert.Equal(new SourceRejection($"{server.Address}{path[1..]} 第 2 页 /1/amount", "很多", "数字，例如 1,234.5"), Assert.Single(items.OfType<SourceRejection>()));
        Assert.Equal(asked, string.Join(' ', server.Asked));
    }

    [Fact]
    public async Task Read_ServerThatFailsForAWhile_IsAskedAgain()
    {
        var left = 3;
        await using var server = await JsonServer.StartAsync(context => Interlocked.Decrement(ref left) >= 0 ? Status(context, left == 1 ? 429 : 503) : Pages(context));

        var items = await Reading.AllAsync(Source, Request(server, "/one"));

        Assert.Single(items.OfType<SourceObservation>());
        Assert.Equal(4, server.Asked.Count);
    }

    [Theory]
    [InlineData(500, 4)]
    [InlineData(404, 1)]
    [InlineData(401, 1)]
    public async Task Read_ServerThatKeepsFailing_IsGivenUp(int status, int asked)
    {
        await using var server = await JsonServer.StartAsync(context => Status(context, status));

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => Reading.AllAsync(Source, Request(server, "/one")));

        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.Equal(asked, server.Asked.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_HugeAnswer_IsStoppedAtItsLimit(bool packed)
    {
        await using var server = await JsonServer.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = packed ? "gzip" : "";
            await using var body = packed ? new GZipStream(context.Response.Body, CompressionLevel.Fastest) : context.Response.Body;
            var spaces = new byte[64 * 1024];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 1024 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await body.WriteAsync(spaces, context.RequestAborted);
            }
        });

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Reading.AllAsync(Source, Request(server, "/huge", ("max-bytes", "100000"))));

        Assert.Contains("超过 100000 字节", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("{\"items\": 1}")]
    [InlineData("[")]
    [InlineData("<html></html>")]
    public async Task Read_WhatIsNoList_IsAFaultAndNoEnd(string body)
    {
        await using var server = await JsonServer.StartAsync(context => context.Response.WriteAsync(body));

        await Assert.ThrowsAsync<InvalidDataException>(() => Reading.AllAsync(Source, Request(server, "/one")));
    }

    [Fact]
    public async Task Read_PagesThatLeadInACircle_AreLeft()
    {
        await using var server = await JsonServer.StartAsync(context => context.Response.WriteAsync("""{"items":[],"next":"/circle"}"""));

        await Assert.ThrowsAsync<InvalidDataException>(() => Reading.AllAsync(Source, Request(server, "/circle", ("next", "next"))));
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("next")]
    public async Task Read_LeadingToAForbiddenHost_StopsBeforeIt(string how)
    {
        await using var forbidden = await JsonServer.StartAsync(Pages);
        await using var server = await JsonServer.StartAsync(context =>
        {
            if (how == "next")
            {
                return context.Response.WriteAsync($$"""{"items":[],"next":"{{forbidden.Address}}one"}""");
            }

            context.Response.Redirect($"{forbidden.Address}one");
            return Task.CompletedTask;
        });

        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(Source, Request(server, "/start", ("next", "next"))));

        Assert.Contains(forbidden.Network, error.Message, StringComparison.Ordinal);
        Assert.Empty(forbidden.Asked);
    }

    [Fact]
    public async Task Read_RedirectToAConsentedHost_IsFollowedWithoutTheAuthorization()
    {
        await using var other = await JsonServer.StartAsync(Pages);
        await using var server = await JsonServer.StartAsync(context =>
        {
            context.Response.Redirect(context.Request.Path == "/start" ? "/again" : $"{other.Address}one");
            return Task.CompletedTask;
        });
        var request = Request(server, "/start", ("authorization", "Bearer abc")).Reaching(server.Network, other.Network);

        Assert.Single((await Reading.AllAsync(Source, request)).OfType<SourceObservation>());

        Assert.Equal(["/start Bearer abc", "/again Bearer abc"], server.Asked);
        Assert.Equal(["/one"], other.Asked);
    }

    [Fact]
    public async Task Read_RedirectsWithoutEnd_AreLeft()
    {
        await using var server = await JsonServer.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<InvalidDataException>(() => Reading.AllAsync(Source, Request(server, "/start")));
        Assert.Equal(6, server.Asked.Count);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/x")]
    [InlineData("http://user:secret@127.0.0.1/x")]
    public async Task Read_AddressThatIsNoPlainHttp_IsRefusedWithoutItsSecret(string url)
    {
        var error = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Reading.AllAsync(Source, Reading.Request(("url", url), ("mapping", Mapping)).Reaching("127.0.0.1:80")));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    private static DataRequest Request(JsonServer server, string path, params ReadOnlySpan<(string, string)> settings) =>
        Reading.Request([("url", new Uri(server.Address, path).AbsoluteUri), ("mapping", Mapping), ("rows", "items"), .. settings]).Reaching(server.Network);

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Pages(HttpContext context)
    {
        var page = context.Request.Query["page"] is [var text] ? int.Parse(text!, CultureInfo.InvariantCulture) : 1;
        var next = context.Request.Path == "/links" && page < 3 ? $"\"/links?page={page + 1}\"" : "null";
        var wrong = page == 2 ? """,{"project":{"code":"P9"},"day":"2025-03-31","amount":"很多"}""" : "";
        var items = page > 3 ? "" : $$"""{"project":{"code":"P{{page}}"},"day":"2025-03-31","amount":{{page}}.5}{{wrong}}""";
        return context.Response.WriteAsync($$"""{"items":[{{items}}],"next":{{next}}}""");
    }
}
