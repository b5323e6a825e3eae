namespace PerfHost.Host.Demonstration;

/// <summary>The year of the whole district: how much of the money is spent at which day, and how each project follows.</summary>
public static class Season
{
    /// <summary>The fiscal year that runs.</summary>
    public const int Year = 2026;

    /// <summary>The business day on which the district opens.</summary>
    public static DateOnly Opening { get; } = new(Year, 8, 26);

    /// <summary>The last day on which values are known when it opens.</summary>
    public static DateOnly Known { get; } = new(Year, 8, 25);

    /// <summary>The last day of the year before.</summary>
    public static DateOnly Start { get; } = new(Year - 1, 12, 31);

    /// <summary>The last day of the year.</summary>
    public static DateOnly End { get; } = new(Year, 12, 31);

    /// <summary>The district's execution, and how far projects that strayed have come back by then (0 not at all, 1 wholly).</summary>
    public static IReadOnlyList<(DateOnly Day, double Rate, double Back)> Marks { get; } =
    [
        (new(Year, 1, 31), 5.2, 0), (new(Year, 2, 28), 10.6, 0), (new(Year, 3, 31), 21, 0), (new(Year, 4, 30), 31, 0),
        (new(Year, 5, 31), 41, 0), (new(Year, 6, 30), 52, 0), (new(Year, 7, 31), 60.4, 0), (Known, 67.6, 0), (new(Year, 8, 31), 68.4, 0.04),
        (new(Year, 9, 30), 78, 0.2), (new(Year, 10, 9), 81, 0.3), (new(Year, 10, 31), 84, 0.45), (new(Year, 11, 30), 90, 0.65), (End, 96, 0.8),
    ];

    private const double MostSpent = 99.6;
    private static readonly int Opened = Marks.ToList().FindIndex(mark => mark.Day == Known);

    /// <summary>The courses of all projects; together they spend what <see cref="Marks"/> says.</summary>
    /// <param name="projects">Budgets in yuan, and paces.</param>
    public static IReadOnlyList<Course> Of(IReadOnlyList<(decimal Budget, Pace Pace)> projects)
    {
        ArgumentNullException.ThrowIfNull(projects);
        double[] shares = [.. projects.Select((project, i) => Share(project.Pace, new Dice($"pace {i}")))];
        var total = projects.Sum(project => project.Budget);
        var spent = projects.Select(_ => new decimal[Marks.Count]).ToArray();
        for (var mark = 0; mark < Marks.Count; mark++)
        {
            var (_, rate, back) = Marks[mark];
            var (open, weight) = ((double)total * rate, 0.0);
            for (var i = 0; i < projects.Count; i++)
            {
                if (IsSteady(projects[i].Pace))
                {
                    weight += (double)projects[i].Budget * Bent(shares[i], back);
                }
                else
                {
                    open -= (double)projects[i].Budget * Strayed(projects[i].Pace, shares[i], mark);
                }
            }

            // What the others leave over falls on those that go with the district.
            for (var i = 0; i < projects.Count; i++)
            {
                var percent = IsSteady(projects[i].Pace) ? open / weight * Bent(shares[i], back) : Strayed(projects[i].Pace, shares[i], mark);
                var money = decimal.Round(projects[i].Budget * (decimal)Math.Min(percent, MostSpent) / 100, 2, MidpointRounding.AwayFromZero);
                spent[i][mark] = Math.Max(money, mark == 0 ? 0 : spent[i][mark - 1]);
            }
        }

        return [.. projects.Select((project, i) => new Course(project.Budget, spent[i]))];
    }

    private static bool IsSteady(Pace pace) => pace is Pace.Steady or Pace.Uneven;

    /// <summary>A project's own execution over the district's, on the last known day.</summary>
    private static double Share(Pace pace, Dice dice)
    {
        var known = Marks[Opened].Rate;
        var unit = dice.Unit();
        return pace switch
        {
            Pace.Behind => (59.4 - 41 * unit * unit) / known,
            Pace.Slow => dice.Between(60.4, 62.7) / known,
            Pace.Ahead => dice.Between(87.5, 96) / known,
            Pace.Silent => 0.75,
            _ => dice.Between(0.96, 1.06),
        };
    }

    private static double Bent(double share, double back) => 1 + (share - 1) * (1 - back);

    private static double Strayed(Pace pace, double share, int mark)
    {
        var (_, rate, back) = Marks[mark];
        return pace == Pace.Silent && mark <= Opened + 1 ? 0 : Math.Min(rate * Bent(share, back), MostSpent);
    }
}
