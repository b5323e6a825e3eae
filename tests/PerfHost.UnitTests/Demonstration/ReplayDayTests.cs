using PerfHost.Engine.Goals;
using PerfHost.Host.Demonstration;

namespace PerfHost.UnitTests.Demonstration;

public class ReplayDayTests
{
    private static readonly District District = District.Make();

    [Fact]
    public void Of_SameDay_BringsTheSame()
    {
        var day = new DateOnly(2026, 9, 3);

        Assert.Equal(ReplayDay.Of(District, day, false).SelectMany(batch => batch), ReplayDay.Of(District.Make(), day, false).SelectMany(batch => batch));
    }

    [Fact]
    public void Of_OrdinaryDay_BringsAFewPaymentsInEachBatch()
    {
        var batches = ReplayDay.Of(District, new DateOnly(2026, 9, 3), false);

        Assert.Equal(ReplayDay.Batches, batches.Count);
        Assert.InRange(batches.Sum(batch => batch.Count(observed => observed.Item == Indicator.Execution)), 30, 160);
    }

    [Fact]
    public void Of_LastDayOfAMonth_BringsEverybody() => Assert.Equal(
        District.Projects.Count, ReplayDay.Of(District, new DateOnly(2026, 9, 30), true).SelectMany(batch => batch).Select(observed => observed.Subject).Distinct().Count());
}
