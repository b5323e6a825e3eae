using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfHost.Live;

namespace PerfHost.SystemTests.Client;

/// <summary>A server that sends what a test wrote down: one list of messages for each subscription, the last list again and again.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScriptedServer(WebApplication app, Script script) => (_app, Script) = (app, script);

    public Script Script { get; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<ScriptedServer> StartAsync(params BoardMessage[][] subscriptions)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var script = new Script(subscriptions);
        builder.Services.AddSingleton(script);
        var app = builder.Build();
        app.MapHub<ScriptedHub>("/live");
        await app.StartAsync();
        return new ScriptedServer(app, script);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>What was written down, and what subscribers asked for.</summary>
public sealed class Script(BoardMessage[][] subscriptions)
{
    private readonly Lock _gate = new();
    private readonly List<ResumeToken?> _asked = [];

    /// <summary>The resume tokens subscribers came with, in order.</summary>
    public IReadOnlyList<ResumeToken?> Asked
    {
        get
        {
            lock (_gate)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>The messages of the next subscription.</summary>
    public BoardMessage[] Next(ResumeToken? resume)
    {
        lock (_gate)
        {
            _asked.Add(resume);
            return subscriptions[Math.Min(_asked.Count, subscriptions.Length) - 1];
        }
    }
}

/// <summary>Sends the messages and then keeps the subscription open.</summary>
public sealed class ScriptedHub(Script script) : Hub
{
    /// <summary>As the host's hub has it.</summary>
    public async IAsyncEnumerable<BoardMessage> Watch(string board, ResumeToken? resume, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var message in script.Next(resume))
        {
            yield return message;
        }

        await Task.Delay(Timeout.Infinite, cancellation);
    }
}
