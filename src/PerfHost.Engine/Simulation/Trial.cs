using PerfHost.Engine.Boards;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Simulation;

/// <summary>What another value of one number would change on a board. Nothing is applied. Immutable.</summary>
/// <param name="Subjects">How many subjects the scheme governs.</param>
/// <param name="Lights">How many have each light, and their money, now and then; in the order of the scheme, subjects without a light last.</param>
/// <param name="Grades">The same for grades, from the best down, subjects without a grade last.</param>
/// <param name="Shifts">The subjects that differ, in ordinal order of their ids.</param>
public sealed record Trial(int Subjects, IReadOnlyList<Tallied> Lights, IReadOnlyList<Tallied> Grades, IReadOnlyList<Shift> Shifts)
{
    /// <summary>Evaluates the subjects of a board under a scheme that differs in a number.</summary>
    /// <param name="board">The board; stays as it is.</param>
    /// <param name="tried">Made by <see cref="SchemeSettings.With"/> from a scheme that governs subjects of the board.</param>
    public static Trial Of(BoardProjection board, Scheme tried)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(tried);
        var (lights, grades) = (new Sum(tried.Lights.Select(light => light.Key)), new Sum(tried.Grades.Select(grade => grade.Label)));
        var shifts = new List<Shift>();
        var subjects = 0;
        foreach (var (before, after) in board.Try(tried))
        {
            var (now, then) = (Standing.Of(before), Standing.Of(after));
            lights.Add(now.Light, then.Light, before.Budget ?? 0);
            grades.Add(now.Grade, then.Grade, before.Budget ?? 0);
            subjects++;
            if (now != then)
            {
                shifts.Add(new Shift(before.Subject, before.Title, before.Department, before.Budget, now, then));
            }
        }

        return new Trial(subjects, lights.Rows, grades.Rows, shifts);
    }

    private sealed class Sum(IEnumerable<string> labels)
    {
        private readonly List<Tallied> _rows = [.. labels.Append("").Select(label => new Tallied(label, 0, 0, 0, 0))];

        public IReadOnlyList<Tallied> Rows => [.. _rows.Where(row => row.Label.Length > 0 || row.Now + row.Then > 0)];

        public void Add(string now, string then, decimal money)
        {
            var (before, after) = (IndexOf(now), IndexOf(then));
            _rows[before] = _rows[before] with { Now = _rows[before].Now + 1, MoneyNow = _rows[before].MoneyNow + money };
            _rows[after] = _rows[after] with { Then = _rows[after].Then + 1, MoneyThen = _rows[after].MoneyThen + money };
        }

        private int IndexOf(string label)
        {
            var index = _rows.FindIndex(row => row.Label == label);
            if (index < 0)
            {
                _rows.Insert(index = _rows.Count - 1, new Tallied(label, 0, 0, 0, 0));
            }

            return index;
        }
    }
}

/// <summary>How many subjects have a label, and their money.</summary>
/// <param name="Label">The light or grade; empty for none.</param>
/// <param name="Now">Subjects that have it.</param>
/// <param name="Then">Subjects that would have it.</param>
/// <param name="MoneyNow">Their budgets in yuan.</param>
/// <param name="MoneyThen">The budgets, in yuan, of those that would have it.</param>
public sealed record Tallied(string Label, int Now, int Then, decimal MoneyNow, decimal MoneyThen);
