using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace PerfHost.Client.Connecting;

/// <summary>
/// A WebSocket as the pair of pipes that the hub protocol reads and writes. A message larger than <see cref="MaxMessage"/>
/// ends the connection: the peer is not a board server, or not a sane one.
/// </summary>
internal sealed class WebSocketConnection : ConnectionContext
{
    /// <summary>16 MiB: some 150,000 cells.</summary>
    public const int MaxMessage = 16 * 1024 * 1024;

    private const byte EndOfRecord = 0x1e;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly WebSocket _socket;
    private readonly TimeProvider _time;
    private readonly DuplexPipe _network;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _sending;
    private readonly Task _receiving;
    private int _disposed;

    public WebSocketConnection(WebSocket socket, TimeProvider time)
    {
        (_socket, _time) = (socket, time);
        var (incoming, outgoing) = (new Pipe(), new Pipe());
        Transport = new DuplexPipe(incoming.Reader, outgoing.Writer);
        _network = new DuplexPipe(outgoing.Reader, incoming.Writer);
        _sending = SendAsync(_closed.Token);
        _receiving = ReceiveAsync(_closed.Token);
    }

    public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override IDictionary<object, object?> Items { get; set; } = new ConnectionItems();

    public override IDuplexPipe Transport { get; set; }

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            await base.DisposeAsync();
            return;
        }

        await Transport.Output.CompleteAsync();
        await Transport.Input.CompleteAsync();
        try
        {
            // The sending side says goodbye; a peer that does not answer is left after a while.
            await Task.WhenAll(_sending, _receiving).WaitAsync(Goodbye, _time);
        }
        catch (TimeoutException)
        {
            await _closed.CancelAsync();
            await Task.WhenAll(_sending, _receiving);
        }

        _socket.Dispose();
        _closed.Dispose();
        await base.DisposeAsync();
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        Exception? fault = null;
        try
        {
            while (true)
            {
                var read = await _network.Input.ReadAsync(cancellation);
                var rest = read.Buffer;
                while (!rest.IsEmpty)
                {
                    var part = rest.First;
                    rest = rest.Slice(part.Length);
                    await _socket.SendAsync(part, WebSocketMessageType.Text, endOfMessage: rest.IsEmpty, cancellation);
                }

                _network.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                    break;
                }
            }
        }
        catch (Exception error)
        {
            fault = error;
        }

        await _network.Input.CompleteAsync(fault);
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        Exception? fault = null;
        try
        {
            var record = 0;
            while (true)
            {
                var memory = _network.Output.GetMemory();
                var received = await _socket.ReceiveAsync(memory, cancellation);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                var end = memory.Span[..received.Count].LastIndexOf(EndOfRecord);
                record = end < 0 ? record + received.Count : received.Count - end - 1;
                if (record > MaxMessage)
                {
                    throw new InvalidDataException($"The server sent a message larger than {MaxMessage} bytes.");
                }

                _network.Output.Advance(received.Count);
                if ((await _network.Output.FlushAsync(cancellation)).IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception error)
        {
            fault = error;
        }

        await _network.Output.CompleteAsync(fault);
    }
}
