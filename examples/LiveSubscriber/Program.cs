using PerfHost.Client;

if (args is not [var server, var board])
{
    Console.Error.WriteLine("Usage: LiveSubscriber SERVER BOARD, for example http://localhost:5080 湖北-黄石市");
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stopping.Cancel();
};

await using var client = new BoardClient(new Uri(server));
var view = new BoardView(board);
try
{
    await foreach (var (kind, message, reason, retryAfter) in client.FollowAsync(view, stopping.Token))
    {
        Console.WriteLine(kind == BoardEventKind.Applied
            ? $"{message!.Kind} {message.From} -> {message.To}: {message.Cells.Count} of {view.Cells.Count} cells, checksum {view.Checksum}"
            : $"{kind}: {reason}; next attempt in {retryAfter.TotalSeconds:0.0} s");
        foreach (var (key, value) in message is { Kind: "delta" } && kind == BoardEventKind.Applied ? message.Cells : new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            Console.WriteLine($"  {key} = {value ?? "(gone)"}");
        }
    }
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Console.WriteLine($"Stopped at {view.To}.");
}

return 0;
