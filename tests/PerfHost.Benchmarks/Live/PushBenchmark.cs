using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfHost.Client;
using PerfHost.Live;

namespace PerfHost.Benchmarks.Live;

/// <summary>
/// From an acknowledged observation to the handler of a subscriber's screen, against a bare SignalR push of the same message.
/// The board is idle before each observation: the pace of messages, which holds back a second one, is waited out.
/// </summary>
public sealed class PushBenchmark
{
    private const int Rounds = 41;
    private const int Projects = 1_280;
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures the board and its wall in turns with the bare push.</summary>
    /// <returns>Microseconds; ratios are against the bare push of the same size.</returns>
    public async Task<IReadOnlyList<BenchmarkRow>> Run()
    {
        await using var server = await ServedCounty.StartAsync(Projects);
        var rows = new List<BenchmarkRow>();
        foreach (var (board, name) in new[] { (ServedCounty.Board, "board"), (ServedCounty.Board + "/wall", "wall") })
        {
            rows.AddRange(await Of(server, board, name));
        }

        return rows;
    }

    private static async Task<IReadOnlyList<BenchmarkRow>> Of(ServedCounty server, string board, string name)
    {
        await using var client = await BoardClient.ConnectAsync(server.Address);
        await using var screen = client.WatchAsync(board).GetAsyncEnumerator();
        await screen.MoveNextAsync();

        var messages = Channel.CreateUnbounded<BoardMessage>();
        await using var bare = await StartBareAsync(messages);
        await using var bareClient = await BoardClient.ConnectAsync(new Uri(bare.Urls.First()));
        await using var bareScreen = bareClient.WatchAsync(board).GetAsyncEnumerator();

        var (ours, pushed) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            await Task.Delay(Quiet);
            var arrived = ArrivalAsync(screen);
            await server.ObserveAsync(round);
            var acknowledged = Stopwatch.GetTimestamp();
            ours.Add(Stopwatch.GetElapsedTime(acknowledged, await arrived).TotalMicroseconds);

            await Task.Delay(Quiet);
            var bareArrived = ArrivalAsync(bareScreen);
            var sent = Stopwatch.GetTimestamp();
            messages.Writer.TryWrite(screen.Current);
            pushed.Add(Stopwatch.GetElapsedTime(sent, await bareArrived).TotalMicroseconds);
        }

        var (ourMedian, bareMedian) = (Median(ours), Median(pushed));
        var size = string.Create(CultureInfo.InvariantCulture, $"{screen.Current.Cells.Count} cells");
        return
        [
            new($"bare SignalR push to the handler, {size}", bareMedian, "µs", 1),
            new($"{Projects:N0} subjects: acknowledged observation to the {name}'s handler, {size}", ourMedian, "µs", bareMedian / ourMedian),
        ];
    }

    private static async Task<long> ArrivalAsync(IAsyncEnumerator<BoardMessage> screen) =>
        await screen.MoveNextAsync() ? Stopwatch.GetTimestamp() : throw new InvalidOperationException("The subscription ended.");

    private static async Task<WebApplication> StartBareAsync(Channel<BoardMessage> messages)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(messages).AddSignalR();
        var bare = builder.Build();
        bare.MapHub<BareHub>("/live");
        await bare.StartAsync();
        return bare;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
