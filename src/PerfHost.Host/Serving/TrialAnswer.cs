using PerfHost.Engine.Simulation;

namespace PerfHost.Host.Serving;

/// <summary>What <c>GET /api/boards/{board}/trial</c> answers: the sums of all, and a page of the subjects that would change.</summary>
/// <param name="Monitored">How many subjects of the running year the scheme governs.</param>
/// <param name="Finished">How many subjects of finished years.</param>
/// <param name="Lights">The running year's lights, now and then.</param>
/// <param name="Grades">Finished years' grades, now and then.</param>
/// <param name="Moves">Who would go from where to where.</param>
/// <param name="Changed">How many subjects would get another light or grade.</param>
/// <param name="PointsOnly">How many would get other points and keep their grade.</param>
/// <param name="Shifts">Those of them asked for, the largest budget first.</param>
public sealed record TrialAnswer(
    int Monitored, int Finished, IReadOnlyList<Tallied> Lights, IReadOnlyList<Tallied> Grades, IReadOnlyList<Move> Moves,
    int Changed, int PointsOnly, IReadOnlyList<Shift> Shifts)
{
    internal const int Usual = 100;
    internal const int Most = 1000;

    internal static TrialAnswer Of(Trial trial, int from, int count) => new(
        trial.Monitored, trial.Finished, trial.Lights, trial.Grades, trial.Moves, trial.Shifts.Count, trial.PointsOnly,
        [.. trial.Shifts.Skip(from).Take(count)]);
}
