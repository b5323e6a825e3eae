using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Installing;

/// <summary>What stands in the file when a process ends is what it was in.</summary>
public sealed class RunningPackagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Open_AfterAProcessThatEndedInAPackage_NamesItOnce()
    {
        var running = RunningPackages.Open(_folder["running"]);
        var (first, second, third) = (running.Register("a", "1"), running.Register("b", "2"), running.Register("a", "3"));
        running.Enter(0, first);
        running.Enter(1, second);
        running.Enter(2, third);
        running.Enter(RunningPackages.Places - 1, third);
        running.Leave(1);

        Assert.Equal([("a", "1"), ("a", "3")], RunningPackages.Open(_folder["running"]).Left);
        Assert.Empty(RunningPackages.Open(_folder["running"]).Left);
    }

    [Fact]
    public void Clear_ProcessThatEndsWell_BlamesNobody()
    {
        var running = RunningPackages.Open(_folder["running"]);
        running.Enter(7, running.Register("a", "1"));

        running.Clear();

        Assert.Empty(RunningPackages.Open(_folder["running"]).Left);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public void Count_SecondOneOfTheSameContent_CountsWithinADay(int hours, bool expected)
    {
        var (crashes, now) = (new Crashes(_folder.Path), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.False(crashes.Count("a", "1", now));
        Assert.False(crashes.Count("b", "1", now));
        Assert.Equal(expected, crashes.Count("a", "1", now.AddHours(hours)));
        Assert.False(crashes.Count("a", "2", now.AddHours(hours)));
        crashes.Forget("a");
        Assert.False(crashes.Count("a", "2", now.AddHours(hours)));
    }

    public void Dispose() => _folder.Dispose();
}
