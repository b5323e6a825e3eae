using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Monitoring;

public class WorkingCalendarTests
{
    private static readonly DateOnly Wednesday = new(2026, 8, 26);

    [Theory]
    [InlineData(0, "2026-08-26")]
    [InlineData(2, "2026-08-28")]
    [InlineData(3, "2026-08-31")]
    [InlineData(10, "2026-09-09")]
    public void Add_WithoutHolidays_CountsMondayToFriday(int days, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), Calendar([], []).Add(Wednesday, days));

    [Fact]
    public void Add_AcrossHolidaysAndWorkedWeekends_CountsWhatIsWorked()
    {
        var calendar = Calendar(["2026-10-01/2026-10-07"], ["2026-10-10"]);

        // Friday 9-25 is the first day; 28, 29, 30 September, then 8, 9 and Saturday 10 October.
        Assert.Equal(new DateOnly(2026, 10, 10), calendar.Add(new DateOnly(2026, 9, 25), 6));
        Assert.False(calendar.IsWorking(new DateOnly(2026, 10, 1)));
    }

    [Theory]
    [InlineData("2026-08-26", "2026-09-09", 10)]
    [InlineData("2026-09-09", "2026-09-09", 0)]
    [InlineData("2026-09-11", "2026-09-09", -2)]
    public void Between_TwoDays_CountsWorkingDaysWithSign(string from, string to, int expected) =>
        Assert.Equal(expected, Calendar([], []).Between(DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("10月1日")]
    [InlineData("2026-10-07/2026-10-01")]
    [InlineData("2026-10-01/2026-10-02/2026-10-03")]
    [InlineData("2026-10-01/2036-10-01")]
    public void Of_WordThatIsNoDay_IsRefusedWithTheExpectedForm(string word) =>
        Assert.Contains("2026-10-01/2026-10-07", Assert.Throws<SchemeFormatException>(() => Calendar([word], [])).Message, StringComparison.Ordinal);

    private static WorkingCalendar Calendar(string[] holidays, string[] worked) => WorkingCalendar.Of(TestPackages.National with
    {
        Parameters =
        [
            new Parameter(WorkingCalendar.HolidaysKey, "节假日", double.NaN, default, "本方案约定") { Words = holidays },
            new Parameter(WorkingCalendar.WorkedKey, "调休上班日", double.NaN, default, "本方案约定") { Words = worked },
        ],
    });
}
