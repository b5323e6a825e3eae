using PerfHost.Engine.Boards;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Simulation;

/// <summary>
/// What another value of one number would change on a board: the lights of the running year, the grades of finished years.
/// Nothing is applied. Immutable.
/// </summary>
/// <param name="Monitored">How many subjects of the running year the scheme governs; these have lights.</param>
/// <param name="Finished">How many subjects of finished years it governs; these have grades.</param>
/// <param name="Lights">How many have each light, and their money, now and then; in the order of the scheme, subjects without a light last.</param>
/// <param name="Grades">The same for grades, from the best down, subjects without a grade last.</param>
/// <param name="Moves">Who would go from where to where: to the scheme's first light, which warns, before all else; then the most subjects first.</param>
/// <param name="Shifts">The subjects with another light or grade: those that would get the scheme's first light before all others; then the largest budget first, then by id.</param>
/// <param name="PointsOnly">How many subjects of finished years would get other points and keep their grade.</param>
public sealed record Trial(
    int Monitored, int Finished, IReadOnlyList<Tallied> Lights, IReadOnlyList<Tallied> Grades, IReadOnlyList<Move> Moves, IReadOnlyList<Shift> Shifts, int PointsOnly)
{
    /// <summary>Evaluates the subjects of a board under a scheme that differs in a number, all at once.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <param name="tried">Made by <see cref="SchemeSettings.With"/> from a scheme that governs subjects of the board.</param>
    public static Trial Of(BoardProjection board, Scheme tried)
    {
        var run = new TrialRun(tried);
        while (run.Continue(board, int.MaxValue))
        {
            // Until all subjects were taken.
        }

        return run.ToTrial();
    }
}
