using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PerfHost.Client.Connecting;
using PerfHost.Client.Following;
using PerfHost.Live;

namespace PerfHost.Client;

/// <summary>
/// Subscribes to the boards of a PerfHost server. Any number of subscriptions share one connection. Safe for many threads.
/// </summary>
public sealed class BoardClient : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _connecting = new(1, 1);

    /// <summary>A client that connects when it is first asked for something.</summary>
    /// <param name="server">The server's address, for example <c>http://localhost:5080</c>.</param>
    /// <param name="time">Measures the waits between attempts; null for the machine's own time.</param>
    /// <exception cref="ArgumentException">The address is not http or https.</exception>
    public BoardClient(Uri server, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _hub = new HubConnection(
            new WebSocketConnector(_time), new JsonHubProtocol(), new UriEndPoint(WebSocketConnector.HubOf(server)),
            new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance);
    }

    /// <summary>A client that is connected.</summary>
    /// <param name="server">The server's address, for example <c>http://localhost:5080</c>.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ArgumentException">The address is not http or https.</exception>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The server cannot be reached.</exception>
    public static async Task<BoardClient> ConnectAsync(Uri server, CancellationToken cancellation = default)
    {
        var client = new BoardClient(server);
        try
        {
            await client.ConnectAsync(cancellation);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Subscribes once: a snapshot, or the missing delta, then deltas until the connection ends.</summary>
    /// <param name="board">The board's id.</param>
    /// <param name="resume">Where the subscriber was; null for a snapshot. The kind of the first message says whether it was taken.</param>
    /// <param name="cancellation">Ends the subscription.</param>
    /// <returns>
    /// The messages, at most five a second. Ends with an exception when the connection is lost; watch again with the token
    /// of the last message. Messages wait in memory for a reader that is slower still.
    /// </returns>
    /// <exception cref="HubException">There is no such board.</exception>
    public async IAsyncEnumerable<BoardMessage> WatchAsync(
        string board, ResumeToken? resume = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(board);
        await ConnectAsync(cancellation);
        // Its own source: leaving the loop ends the subscription on the server, too.
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await foreach (var message in _hub.StreamAsync<BoardMessage>("Watch", board, resume, leaving.Token))
            {
                yield return message;
            }
        }
        finally
        {
            await leaving.CancelAsync();
        }
    }

    /// <summary>
    /// Keeps a view up to date for ever: connects again after a lost connection with growing waits, resumes where the view
    /// is, asks for a snapshot when a message does not fit, and backs off when that happens twice in a row.
    /// </summary>
    /// <param name="view">The copy to keep; read it between two events only.</param>
    /// <param name="cancellation">Ends the following; nothing else does.</param>
    /// <returns>What happens, as it happens.</returns>
    /// <exception cref="HubException">The view has never been filled and there is no such board.</exception>
    public IAsyncEnumerable<BoardEvent> FollowAsync(BoardView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new BoardFollower(WatchAsync, _time).FollowAsync(view, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _connecting.Dispose();
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        await _connecting.WaitAsync(cancellation);
        try
        {
            if (_hub.State == HubConnectionState.Disconnected)
            {
                await _hub.StartAsync(cancellation);
            }
        }
        finally
        {
            _connecting.Release();
        }
    }
}
