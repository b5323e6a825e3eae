using PerfHost.Host.Packages;
using PerfHost.Web.Boards;

namespace PerfHost.Host.Runtime;

/// <summary>After a start with packages that were never executed before: evaluates every board once, and then holds them proven.</summary>
public sealed partial class FirstEvaluation(PackageAssembly loaded, BoardSet boards, ILogger<FirstEvaluation> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (loaded.Unproven.Count == 0 || loaded.Executions is not { } executions)
        {
            return;
        }

        try
        {
            await boards.AllAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The process lives: that is what is asked here.
            BoardFailed(logger, error);
        }

        foreach (var (id, hash) in loaded.Unproven)
        {
            executions.End(id, hash);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A board could not be evaluated after the start")]
    private static partial void BoardFailed(ILogger logger, Exception error);
}
