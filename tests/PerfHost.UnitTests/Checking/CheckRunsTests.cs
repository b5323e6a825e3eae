using PerfHost.Web.Checking;

namespace PerfHost.UnitTests.Checking;

public sealed class CheckRunsTests
{
    [Fact]
    public void Find_WithinTheTime_KeepsItAlive()
    {
        var clock = new Clock();
        using var runs = new CheckRuns(clock);
        var run = runs.Open();

        for (var i = 0; i < 3; i++)
        {
            clock.Now += CheckLimits.KeptFor - TimeSpan.FromMinutes(1);
            Assert.Same(run, runs.Find(run.Id));
        }
    }

    [Fact]
    public void Find_UnusedForTooLong_IsGone()
    {
        var clock = new Clock();
        using var runs = new CheckRuns(clock);
        var run = runs.Open();

        clock.Now += CheckLimits.KeptFor + TimeSpan.FromSeconds(1);

        Assert.Null(runs.Find(run.Id));
    }

    [Fact]
    public void Open_BeyondTheNumberKept_DropsTheOneUnusedForLongest()
    {
        var clock = new Clock();
        using var runs = new CheckRuns(clock);
        var all = Enumerable.Range(0, CheckLimits.Runs).Select(_ => Later(clock, runs.Open)).ToArray();
        Later(clock, () => runs.Find(all[0].Id));

        Later(clock, runs.Open);

        Assert.Same(all[0], runs.Find(all[0].Id));
        Assert.Null(runs.Find(all[1].Id));
    }

    [Fact]
    public void Add_BeyondTheFilesOfARun_IsRefused()
    {
        var run = new CheckRun("a");
        for (var i = 0; i < CheckLimits.RunFiles; i++)
        {
            Assert.True(run.Add(new CheckedFile("x", [], []), 1));
        }

        Assert.False(run.Add(new CheckedFile("x", [], []), 1));
    }

    [Fact]
    public void Add_BeyondTheBytesOfARun_IsRefused() => Assert.False(new CheckRun("a").Add(new CheckedFile("x", [], []), CheckLimits.RunBytes + 1));

    private static T Later<T>(Clock clock, Func<T> act)
    {
        clock.Now += TimeSpan.FromSeconds(1);
        return act();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 8, 29, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
