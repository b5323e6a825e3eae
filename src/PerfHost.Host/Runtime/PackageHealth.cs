using PerfHost.Host.Packages;
using PerfHost.Host.Packages.Watched;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Looks every second how extensions are doing. One that hangs cannot be stopped: it is named and not asked again, its
/// thread left behind, and the board it stands in is replaced by another. Says once in the log when an extension was
/// stopped; its package is degraded, its items carry the fault, and the rest of the host goes on.
/// </summary>
public sealed partial class PackageHealth(PackageAssembly loaded, PackagesInForce inForce, BoardSet boards, BoardPump pump, TimeProvider time, ILogger<PackageHealth> logger) : BackgroundService
{
    /// <summary>How many looks in a row find a call that hangs. Scripts are stopped by their guards long before.</summary>
    public const int HangingLooks = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private Dictionary<(RunningThread Thread, int Number), int> _calls = [];
    private Dictionary<(Board Board, int Work), int> _works = [];

    /// <summary>Looks once. One thread at a time.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var running = RunningThread.Now();
        _calls = Count(_calls, running.Select(call => (call.Thread, call.Number)));
        _works = Count(_works, boards.Opened.Where(board => board.Work % 2 == 1 && !board.IsAbandoned).Select(board => (board, board.Work)));
        var hanging = running.Where(call => _calls[(call.Thread, call.Number)] >= HangingLooks && call.Inside.Stopped is null).Select(call => call.Inside).Distinct().ToArray();
        foreach (var pulse in hanging)
        {
            pulse.Stop($"的一次计算过了 {HangingLooks} 秒仍未返回，已停用；它占用的线程无法收回，建议择机重启服务");
        }

        if (hanging.Length > 0)
        {
            foreach (var (board, _) in _works.Where(work => work.Value >= HangingLooks - 1).Select(work => work.Key).ToArray())
            {
                Stands(logger, string.Join('、', hanging.Select(pulse => pulse.Name)), board.Id, board.Asked?.Subject, board.Asked?.Indicator);
                board.Abandon();
                await pump.TellAsync(board.Id, cancellation);
            }
        }

        foreach (var why in inForce.Current.Packages.SelectMany(package => loaded.Stopped(package.Id)).Where(_said.Add))
        {
            Degraded(logger, why);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>In how many looks in a row each was there.</summary>
    private static Dictionary<T, int> Count<T>(Dictionary<T, int> before, IEnumerable<T> now)
        where T : notnull => now.ToDictionary(one => one, one => before.GetValueOrDefault(one) + 1);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Why}")]
    private static partial void Degraded(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Extensions} 没有返回：看板 {Board}，评价对象 {Subject}，指标 {Indicator}。看板已重建。")]
    private static partial void Stands(ILogger logger, string extensions, string board, string? subject, string? indicator);
}
