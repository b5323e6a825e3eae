using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using PerfHost.SystemTests.Running;

namespace PerfHost.SystemTests.Live;

/// <summary>What goes over the wire, byte for byte, as a client in any language sees it.</summary>
public sealed class WireTests(SharedDemo demo) : IClassFixture<SharedDemo>
{
    private const char EndOfRecord = '\u001e';
    private readonly CancellationToken _cancellation = new CancellationTokenSource(LiveBoard.Deadline).Token;

    [Fact]
    public async Task Watch_Messages_HoldHostRecordsOnly()
    {
        using var socket = await OpenAsync();

        await SendAsync(socket, """{"type":4,"invocationId":"1","target":"Watch","arguments":["湖北-黄石市",null]}""");
        var text = await ReceiveAsync(socket, record => record.Contains("\"type\":2", StringComparison.Ordinal));

        using var message = JsonDocument.Parse(text);
        var item = message.RootElement.GetProperty("item");
        Assert.Equal(["board", "cells", "checksum", "from", "kind", "root", "to"], item.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.All(item.GetProperty("cells").EnumerateObject(), cell => Assert.Equal(JsonValueKind.String, cell.Value.ValueKind));
        Assert.DoesNotContain("$type", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PerfHost.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_UnknownMethod_TellsNothingOfTheInside()
    {
        using var socket = await OpenAsync();

        await SendAsync(socket, """{"type":1,"invocationId":"1","target":"Dispose","arguments":[]}""");
        var text = await ReceiveAsync(socket, record => record.Contains("\"type\":3", StringComparison.Ordinal));

        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PerfHost.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_OversizedMessage_EndsTheConnection()
    {
        using var socket = await OpenAsync();

        await SendAsync(socket, $$"""{"type":4,"invocationId":"1","target":"Watch","arguments":["{{new string('x', 8192)}}",null]}""");
        var text = await ReceiveAsync(socket, record => record.Contains("\"type\":7", StringComparison.Ordinal));

        Assert.Contains("error", text, StringComparison.Ordinal);
    }

    private async Task<ClientWebSocket> OpenAsync()
    {
        var socket = new ClientWebSocket();
        socket.Options.Proxy = null;
        await socket.ConnectAsync(new UriBuilder(demo.Process.Address) { Scheme = "ws", Path = "/live" }.Uri, _cancellation);
        await SendAsync(socket, """{"protocol":"json","version":1}""");
        return socket;
    }

    private async Task SendAsync(ClientWebSocket socket, string record) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(record + EndOfRecord), WebSocketMessageType.Text, true, _cancellation);

    private async Task<string> ReceiveAsync(ClientWebSocket socket, Predicate<string> wanted)
    {
        var (text, buffer) = (new List<byte>(), new byte[8192]);
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, _cancellation);
            text.AddRange(buffer.AsSpan(0, received.Count));
            var records = Encoding.UTF8.GetString([.. text]).Split(EndOfRecord);
            if (records.SkipLast(1).FirstOrDefault(record => wanted(record)) is { } found)
            {
                return found;
            }

            Assert.NotEqual(WebSocketMessageType.Close, received.MessageType);
        }
    }
}
