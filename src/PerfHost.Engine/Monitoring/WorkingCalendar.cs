using System.Globalization;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Monitoring;

/// <summary>
/// Working days (工作日): Monday to Friday, less the holidays, plus the weekend days worked in their place, which the
/// State Council orders anew each year. Both are parameters of the scheme, so a place without them counts weekdays. Immutable.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>The parameter whose words are holidays: a day <c>2026-10-01</c> or a span <c>2026-10-01/2026-10-07</c>, both ends included.</summary>
    public const string HolidaysKey = "calendar.holidays";

    /// <summary>The parameter whose words are weekend days that are worked, written in the same way.</summary>
    public const string WorkedKey = "calendar.worked";

    private readonly SortedSet<DateOnly> _holidays = [];
    private readonly SortedSet<DateOnly> _worked = [];

    private WorkingCalendar()
    {
    }

    /// <summary>The calendar of a scheme.</summary>
    /// <param name="scheme">All values of its two parameters count, whatever day they are from: each lists the days of its own year.</param>
    public static WorkingCalendar Of(Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        var calendar = new WorkingCalendar();
        foreach (var parameter in scheme.Parameters)
        {
            var days = parameter.Key switch { HolidaysKey => calendar._holidays, WorkedKey => calendar._worked, _ => null };
            if (days is not null)
            {
                foreach (var word in parameter.Words)
                {
                    days.UnionWith(Days(word));
                }
            }
        }

        return calendar;
    }

    /// <summary>Whether a day is worked.</summary>
    /// <param name="day">The day.</param>
    public bool IsWorking(DateOnly day) =>
        _worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(day));

    /// <summary>The last of so many working days after a day, which itself does not count.</summary>
    /// <param name="day">The day.</param>
    /// <param name="workingDays">How many; 0 gives the day itself.</param>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            workingDays -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>How many working days lie after one day up to another, included.</summary>
    /// <param name="from">Does not count itself.</param>
    /// <param name="to">The other day; before <paramref name="from"/> the count is negative: so many days overdue.</param>
    public int Between(DateOnly from, DateOnly to)
    {
        var (first, last) = from <= to ? (from, to) : (to, from);
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return from <= to ? count : -count;
    }

    private static IEnumerable<DateOnly> Days(string word)
    {
        var ends = word.Split('/');
        if (ends.Length > 2 || !TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last) || last < first || last > first.AddYears(1))
        {
            throw new SchemeFormatException(word, 1, $"日期“{word}”应写作 2026-10-01 或 2026-10-01/2026-10-07。");
        }

        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool TryRead(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
