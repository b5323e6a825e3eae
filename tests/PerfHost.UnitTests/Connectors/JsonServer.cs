using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PerfHost.UnitTests.Connectors;

/// <summary>A real web server on a free port that answers as a test says, and counts what it was asked.</summary>
internal sealed class JsonServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<string> _asked = [];

    private JsonServer(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>Its address as a consent names it.</summary>
    public string Network => Address.Authority;

    /// <summary>What it was asked so far: path and query, and the authorization behind a space.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    public static async Task<JsonServer> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new JsonServer(app);
        app.Run(context =>
        {
            lock (server._asked)
            {
                server._asked.Add($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization}".TrimEnd());
            }

            return answer(context);
        });
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
