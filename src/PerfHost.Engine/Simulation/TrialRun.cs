using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Simulation;

/// <summary>
/// A trial in slices, so that a living board need not stand still for all of it. What holds and what would hold of a
/// subject are always of the same moment; subjects of different slices may be a few entries apart. One thread at a time.
/// </summary>
/// <param name="tried">Made by <see cref="SchemeSettings.With"/> from a scheme that governs subjects of the board.</param>
public sealed class TrialRun(Scheme tried)
{
    private readonly LabelSum _lights = new(isLight: true, tried.Lights.Select(light => light.Key));
    private readonly LabelSum _grades = new(isLight: false, tried.Grades.Select(grade => grade.Label));
    private readonly List<Shift> _shifts = [];
    private SubjectEvaluator? _evaluator;
    private string[] _subjects = [];
    private int _next;
    private int _monitored;
    private int _finished;
    private int _pointsOnly;

    /// <summary>Takes the next subjects.</summary>
    /// <param name="board">The same board each time; stays as it is.</param>
    /// <param name="subjects">How many at most; at least one.</param>
    /// <returns>True as long as there are more.</returns>
    public bool Continue(BoardProjection board, int subjects)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 1);
        if (_evaluator is null)
        {
            _evaluator = board.EvaluatorOf(tried);
            _subjects = [.. board.SubjectsOf(tried)];
        }

        for (var end = subjects < _subjects.Length - _next ? _next + subjects : _subjects.Length; _next < end; _next++)
        {
            if (board.Try(_subjects[_next], _evaluator) is (var now, var then, var stage))
            {
                Add(now, then, stage);
            }
        }

        return _next < _subjects.Length;
    }

    /// <summary>What was found in the subjects taken so far.</summary>
    public Trial ToTrial() => new(
        _monitored, _finished, _lights.Rows, _grades.Rows,
        [.. _lights.Moves.Concat(_grades.Moves).OrderBy(move => !IsWorst(move.IsLight ? move.To : "")).ThenByDescending(move => move.Count).ThenByDescending(move => move.Money)],
        [.. _shifts.OrderBy(shift => shift.Now.Light == shift.Then.Light || !IsWorst(shift.Then.Light)).ThenByDescending(shift => shift.Budget ?? 0).ThenBy(shift => shift.Subject, StringComparer.Ordinal)],
        _pointsOnly);

    /// <summary>A scheme's first light is the one that warns: who would get it comes first.</summary>
    private bool IsWorst(string light) => light.Length > 0 && tried.Lights is [{ Key: var first }, ..] && light == first;

    private void Add(SubjectResult before, SubjectResult after, Stage stage)
    {
        var (now, then) = (Standing.Of(before, stage), Standing.Of(after, stage));
        if (stage == Stage.Monitoring)
        {
            _monitored++;
            _lights.Add(now.Light, then.Light, before.Budget ?? 0);
        }
        else
        {
            _finished++;
            _grades.Add(now.Grade, then.Grade, before.Budget ?? 0);
        }

        if (now.Light != then.Light || now.Grade != then.Grade)
        {
            _shifts.Add(new Shift(before.Subject, before.Title, before.Department, before.Year, before.Budget, Rounding.Publish(before.ExecutionRate, 2), now, then));
        }
        else if (now.Total != then.Total)
        {
            _pointsOnly++;
        }
    }
}
