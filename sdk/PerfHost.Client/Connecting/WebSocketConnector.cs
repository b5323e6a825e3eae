using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace PerfHost.Client.Connecting;

/// <summary>Opens a WebSocket straight to the hub. The server takes it without negotiation, so one round trip is enough.</summary>
internal sealed class WebSocketConnector(TimeProvider time) : IConnectionFactory
{
    private const string HubPath = "/live";

    /// <summary>The WebSocket address of a server's hub.</summary>
    /// <exception cref="ArgumentException">The server's address is not http or https.</exception>
    public static Uri HubOf(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var scheme = !server.IsAbsoluteUri ? null : server.Scheme switch
        {
            "http" or "ws" => "ws",
            "https" or "wss" => "wss",
            _ => null,
        };
        return scheme is null
            ? throw new ArgumentException($"The address of a server is like http://localhost:5080, not '{server}'.", nameof(server))
            : new UriBuilder(server) { Scheme = scheme, Path = server.AbsolutePath.TrimEnd('/') + HubPath }.Uri;
    }

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var uri = ((UriEndPoint)endpoint).Uri;
        var socket = new ClientWebSocket();
        try
        {
            if (uri.IsLoopback)
            {
                // A proxy named in the environment cannot reach this machine's own address.
                socket.Options.Proxy = null;
            }

            await socket.ConnectAsync(uri, cancellationToken);
            return new WebSocketConnection(socket, time);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
