using PerfHost.Engine.Boards;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;

namespace PerfHost.Engine.Application;

/// <summary>How the evaluations of a finished year came out (自评、复核、整改). Made from the board in one pass; pure.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="Subjects">How many subjects the year has.</param>
/// <param name="SelfEvaluated">How many gave a total of their own.</param>
/// <param name="SelfMean">The plain mean of those totals, 2 decimals; null when there are none.</param>
/// <param name="Reviewed">How many the finance bureau reviewed.</param>
/// <param name="ReviewedMean">The plain mean of the reviewed totals, 2 decimals; null when there are none.</param>
/// <param name="ReviewedGrades">How many of them have each grade of the scheme, from the best down.</param>
/// <param name="Rectifications">How many rectifications were ordered, of whatever year.</param>
/// <param name="Closed">How many of them are closed.</param>
/// <param name="Overdue">How many are open although their last day is past.</param>
public sealed record EvaluationReport(
    int Year, int Subjects, int SelfEvaluated, decimal? SelfMean, int Reviewed, decimal? ReviewedMean,
    IReadOnlyList<(string Grade, int Count)> ReviewedGrades, int Rectifications, int Closed, int Overdue)
{
    /// <summary>Reports on a year of a board.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <param name="year">The fiscal year.</param>
    public static EvaluationReport Of(BoardProjection board, int year)
    {
        ArgumentNullException.ThrowIfNull(board);
        var (subjects, self, reviewed, grades) = (0, new List<decimal>(), new List<decimal>(), new List<(string Grade, int Count)>());
        foreach (var result in board.Results.Where(result => result.Year == year))
        {
            var facts = board.Facts.Find(result.Subject)!;
            subjects++;
            if (result.PublishedTotal is { } claimed)
            {
                self.Add(claimed);
            }

            if (facts.Score("", ScoreOwner.Reviewed) is { } given)
            {
                reviewed.Add(given.Points);
                var scheme = board.SchemeOf(result.Subject)!;
                foreach (var band in scheme.Grades.Where(band => !grades.Exists(known => known.Grade == band.Label)))
                {
                    grades.Add((band.Label, 0));
                }

                var index = grades.FindIndex(known => known.Grade == scheme.GradeOf(given.Points));
                if (index >= 0)
                {
                    grades[index] = (grades[index].Grade, grades[index].Count + 1);
                }
            }
        }

        var orders = board.Facts.Rectifications.Values.ToArray();
        return new EvaluationReport(
            year, subjects, self.Count, Mean(self), reviewed.Count, Mean(reviewed), grades,
            orders.Length, orders.Count(order => order.Closed is not null), orders.Count(order => order.IsOverdue(board.Facts.AsOf)));
    }

    private static decimal? Mean(List<decimal> numbers) => numbers.Count > 0 ? Rounding.Publish((double)(numbers.Sum() / numbers.Count), 2) : null;
}
