using PerfHost.Web.Boards;
using Quartz;

namespace PerfHost.Host.Sources;

/// <summary>
/// Reads the sources when they are due: by their schedule, again after a failure with growing waits, and never when a
/// source was suspended. Once a minute it looks whether the file changed and whether a promised value did not come.
/// </summary>
internal sealed partial class SourceSchedule(SourceRunner runner, FreshnessAlarm alarm, TimeProvider time, ILogger<SourceSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, string> _scheduled = new(StringComparer.Ordinal);
    private string? _wrong;
    private CancellationToken _stopping;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        var scheduler = await QuartzSchedulerBuilder.Create().BuildScheduler(cancellationToken: stoppingToken);
        scheduler.Context["read"] = (Func<string, CancellationToken, Task>)ReadAsync;
        await scheduler.Start(stoppingToken);
        try
        {
            using var timer = new PeriodicTimer(Interval, time);
            do
            {
                await LookAsync(scheduler, stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. A reading that was cut off goes on at the next start from its last cursor.
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
        }
    }

    private async Task LookAsync(IScheduler scheduler, CancellationToken cancellation)
    {
        SourcesFile file;
        try
        {
            file = runner.File();
            Say(file.Problems.Count == 0 ? null : string.Join(Environment.NewLine, file.Problems.Select(problem => problem.Message)));
        }
        catch (Exception error) when (error is SourceConfigException or IOException or UnauthorizedAccessException)
        {
            Say(error.Message);
            return;
        }

        var sources = file.Sources;
        foreach (var gone in _scheduled.Keys.Except(sources.Where(source => source.Schedule is not null).Select(source => source.Id), StringComparer.Ordinal).ToList())
        {
            _scheduled.Remove(gone);
            await scheduler.DeleteJob(new JobKey(gone), cancellation);
        }

        foreach (var source in sources)
        {
            await LookAsync(scheduler, source, cancellation);
        }

        try
        {
            await alarm.LookAsync(file, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or BoardAbandonedException)
        {
            NotAlarmed(logger, error.Message);
        }
    }

    /// <summary>Says what is wrong with the file: once, until it changes.</summary>
    private void Say(string? wrong)
    {
        if (wrong is not null && wrong != _wrong)
        {
            FileWrong(logger, wrong);
        }

        _wrong = wrong;
    }

    private async Task LookAsync(IScheduler scheduler, SourceConfig source, CancellationToken cancellation)
    {
        try
        {
            runner.Notice(source.Id);
            if (source.Schedule is { } cron && _scheduled.GetValueOrDefault(source.Id) != cron)
            {
                await scheduler.DeleteJob(new JobKey(source.Id), cancellation);
                await scheduler.ScheduleJob(
                    JobBuilder.Create<ReadJob>().WithIdentity(source.Id).Build(),
                    TriggerBuilder.Create().WithIdentity(source.Id).WithCronSchedule(cron).Build(), cancellationToken: cancellation);
                _scheduled[source.Id] = cron;
            }

            var (state, now) = (runner.State(source.Id), time.GetUtcNow());
            if (source.Schedule is not null && state.RetryAt <= now && !state.IsSuspended)
            {
                await scheduler.TriggerJob(new JobKey(source.Id), cancellation);
            }
        }
        catch (Exception error) when (error is SourceConfigException or IOException or UnauthorizedAccessException or SchedulerException)
        {
            NotRead(logger, source.Id, error.Message);
        }
    }

    private async Task ReadAsync(string id, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping);
        try
        {
            // Between two failures the schedule does not ask sooner than the wait allows, and a suspended source not at all.
            if (runner.State(id) is { IsSuspended: false } before && !(before.RetryAt > time.GetUtcNow())
                && await runner.RunAsync(id, ending.Token) is { Error: { } why } after)
            {
                NotRead(logger, id, after.IsSuspended ? $"{why} 连续失败 {after.Failures} 次，已停止自动读取，请检查后运行 perfhost source run {id}。" : why);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            NotRead(logger, id, error.Message);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void FileWrong(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Data source {Source} could not be read: {Reason}")]
    private static partial void NotRead(ILogger logger, string source, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Whether promised values came could not be looked at; it is tried again in a minute: {Reason}")]
    private static partial void NotAlarmed(ILogger logger, string reason);

    /// <summary>What Quartz starts: the name of the job is the source.</summary>
    [DisallowConcurrentExecution]
    private sealed class ReadJob : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await ((Func<string, CancellationToken, Task>)context.Scheduler.Context["read"]!)(context.JobDetail.Key.Name, cancellationToken);
    }
}
