using System.Globalization;
using PerfHost.Engine.Facts;

namespace PerfHost.Host.Demonstration;

/// <summary>What arrives on one business day of the replay; it depends on the district and the day alone.</summary>
public static class ReplayDay
{
    /// <summary>How many batches a day has.</summary>
    public const int Batches = 12;

    private const int SeldomReports = 16;
    private const int GoalsEvery = 3;
    private const int SurveyDays = 18;

    /// <summary>The batches of a day in their order; some may be empty.</summary>
    /// <param name="district">The district.</param>
    /// <param name="day">A business day.</param>
    /// <param name="isLastOfMonth">No business day of the month follows: everybody reports.</param>
    public static IReadOnlyList<IReadOnlyList<ObservationRecorded>> Of(District district, DateOnly day, bool isLastOfMonth)
    {
        ArgumentNullException.ThrowIfNull(district);
        var batches = new List<ObservationRecorded>[Batches];
        for (var i = 0; i < Batches; i++)
        {
            batches[i] = [];
        }

        // Also before a new line holds, so that nobody is warned for figures of the month before.
        var everybody = isLastOfMonth || Season.Marks.Any(mark => mark.Day == day);
        foreach (var project in district.Projects)
        {
            var dice = new Dice(string.Create(CultureInfo.InvariantCulture, $"replay {project.Declaration.Subject} {day:yyyy-MM-dd}"));
            var batch = batches[dice.Below(Batches)];

            // In the last weeks the surveys and the judgements in words come in.
            var odds = day > Season.End.AddDays(-SurveyDays) ? SeldomReports / 4 : SeldomReports;
            if (everybody || dice.Below(odds) == 0)
            {
                batch.AddRange(RunningYear.Of(project, day, goals: everybody || dice.Below(GoalsEvery) == 0));
            }
        }

        return batches;
    }
}
