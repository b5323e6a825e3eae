namespace PerfHost.Host.Demonstration;

/// <summary>What a project has spent on each day of its year. Immutable.</summary>
/// <param name="Budget">Its budget, in yuan.</param>
/// <param name="Spent">What it has spent at each of <see cref="Season.Marks"/>, in yuan; never falling.</param>
public sealed record Course(decimal Budget, IReadOnlyList<decimal> Spent)
{
    /// <summary>What it has spent up to a day, in yuan, to the cent.</summary>
    /// <param name="day">A day of the year.</param>
    public decimal On(DateOnly day)
    {
        var next = 0;
        while (next < Season.Marks.Count - 1 && Season.Marks[next].Day < day)
        {
            next++;
        }

        var (from, before) = next == 0 ? (Season.Start, 0m) : (Season.Marks[next - 1].Day, Spent[next - 1]);
        var to = Season.Marks[next].Day;
        var part = day >= to ? 1m : (decimal)(day.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber);
        return decimal.Round(before + (Spent[next] - before) * part, 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>The same over the budget, in percent.</summary>
    /// <param name="day">A day of the year.</param>
    public double RateOn(DateOnly day) => (double)(On(day) / Budget * 100);
}
