using Microsoft.Extensions.Logging.Abstractions;
using PerfHost.Engine.Facts;
using PerfHost.Host.Sources;
using PerfHost.UnitTests.Runtime;

namespace PerfHost.UnitTests.Sources;

/// <summary>What looks after the sources by itself: it raises the alarm, reads when it is time, and waits after a failure.</summary>
public sealed class SourceScheduleTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_PromisedValueThatNeverCame_IsEnteredInTheLedger()
    {
        await using var house = await SourceHouse.OpenAsync(SourceHouse.Payments("fresh-within: 2d"));
        var runner = house.Runner();
        runner.Notice("payments");
        house.Clock.Set(house.Clock.GetUtcNow().AddDays(3));

        await using var running = await Running.StartAsync(house, runner);

        while ((await house.Store.ReadAsync(SourceHouse.Board, 0, 100, Cancellation)).All(entry => entry.Header.Kind != EntryKind.DataOverdue))
        {
            await Task.Delay(20, Cancellation);
        }
    }

    [Fact]
    public async Task Run_SourceThatFails_IsReadAgainWhenItsWaitIsOverAndNotBefore()
    {
        // Due every second; there is no such file.
        await using var house = await SourceHouse.OpenAsync(SourceHouse.Payments("schedule: \"* * * * * ?\""));
        var runner = house.Runner();
        await using var running = await Running.StartAsync(house, runner);
        await FailedAsync(1);

        await Task.Delay(TimeSpan.FromSeconds(4), Cancellation);
        Assert.Equal(1, runner.State("payments").Failures);

        house.Clock.Set(runner.State("payments").RetryAt!.Value);
        await FailedAsync(2);

        async Task FailedAsync(int times)
        {
            while (runner.State("payments").Failures < times)
            {
                await Task.Delay(20, Cancellation);
            }
        }
    }

    /// <summary>The schedule as the server starts it, with minutes that pass in milliseconds.</summary>
    private sealed class Running(SourceSchedule schedule) : IAsyncDisposable
    {
        public static async Task<Running> StartAsync(SourceHouse house, SourceRunner runner)
        {
            await File.WriteAllTextAsync(house["mapping.yaml"], SourceHouse.Mapping, Cancellation);
            var schedule = new SourceSchedule(runner, new FreshnessAlarm(runner, house.Store, new FoldedFacts(house.Store), house.Clock, NullLogger<FreshnessAlarm>.Instance), new FastTime(1200, house.Clock), NullLogger<SourceSchedule>.Instance);
            await schedule.StartAsync(Cancellation);
            return new Running(schedule);
        }

        public async ValueTask DisposeAsync()
        {
            await schedule.StopAsync(CancellationToken.None);
            schedule.Dispose();
        }
    }
}
