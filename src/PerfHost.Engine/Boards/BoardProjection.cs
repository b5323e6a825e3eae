using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Boards;

/// <summary>
/// A jurisdiction's board, kept up to date entry by entry: an observation evaluates its indicator, adds its head, its
/// subject, its department and the jurisdiction again from their parts, and names the cells that changed. Pure: the same
/// entries give the same cells. One thread at a time.
/// </summary>
public sealed class BoardProjection
{
    private readonly SortedDictionary<string, SubjectNode> _subjects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Department> _departments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SubjectEvaluator> _evaluators = new(StringComparer.Ordinal);
    private readonly List<CellChange> _changes = [];
    private SchemeSet _schemes;
    private ExtensionSet _extensions;
    private CellChange[] _cells = [];

    /// <summary>An empty board.</summary>
    /// <param name="schemes">The schemes of all loaded packages.</param>
    /// <param name="extensions">The extensions of all loaded packages.</param>
    public BoardProjection(SchemeSet schemes, ExtensionSet extensions)
    {
        _schemes = schemes;
        _extensions = extensions;
    }

    /// <summary>What the ledger says.</summary>
    public JurisdictionFacts Facts { get; } = new();

    /// <summary>The sums over all subjects.</summary>
    public Tally Total { get; private set; } = Tally.Sum([]);

    /// <summary>The results of all subjects in ordinal order of their ids.</summary>
    public IEnumerable<SubjectResult> Results => _subjects.Values.Select(node => node.Result);

    /// <summary>The sums of the departments (主管部门) that are named, in ordinal order.</summary>
    public IEnumerable<(string Name, Tally Tally)> Departments =>
        _departments.Where(department => department.Key.Length > 0).Select(department => (department.Key, department.Value.Tally));

    /// <summary>The result of a subject; null when there is none of that id, or no scheme governs it.</summary>
    /// <param name="subject">The subject's id.</param>
    public SubjectResult? Result(string subject) => _subjects.GetValueOrDefault(subject)?.Result;

    /// <summary>The scheme a subject was evaluated by; null when there is no result.</summary>
    /// <param name="subject">The subject's id.</param>
    public Scheme? SchemeOf(string subject) => _subjects.GetValueOrDefault(subject)?.Scheme;

    /// <summary>Folds an entry and evaluates what it changed.</summary>
    /// <param name="entry">The next entry of the ledger.</param>
    /// <returns>The cells that changed; valid until the next call.</returns>
    public IReadOnlyList<CellChange> Apply(StoredEntry entry)
    {
        _changes.Clear();
        Take(Fold.Apply(Facts, entry));
        return _changes;
    }

    /// <summary>Evaluates everything anew under other packages.</summary>
    /// <param name="schemes">The schemes of all loaded packages.</param>
    /// <param name="extensions">The extensions of all loaded packages.</param>
    /// <returns>The cells that changed; valid until the next call.</returns>
    public IReadOnlyList<CellChange> Replace(SchemeSet schemes, ExtensionSet extensions)
    {
        (_schemes, _extensions) = (schemes, extensions);
        _evaluators.Clear();
        _changes.Clear();
        Take(FactsChange.All);
        return _changes;
    }

    /// <summary>Evaluates one subject with all steps recorded, for its explanation.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <returns>Null when there is none of that id, or no scheme governs it.</returns>
    public (SubjectResult Result, Scheme Scheme)? Explain(string subject) =>
        Facts.Subjects.TryGetValue(subject, out var facts) && EvaluatorFor(facts) is ({ } evaluator, var moment)
            ? (evaluator.Evaluate(facts, moment, explain: true), evaluator.Scheme)
            : null;

    private void Take(FactsChange change)
    {
        if (change.Everything)
        {
            foreach (var (id, facts) in Facts.Subjects)
            {
                Evaluate(id, facts, null);
            }
        }

        foreach (var (id, item) in change.Items)
        {
            if (Facts.Subjects.TryGetValue(id, out var facts))
            {
                Evaluate(id, facts, item);
            }
        }

        if (change.Everything || change.Items.Count > 0)
        {
            SumUp();
        }
    }

    private void Evaluate(string id, SubjectFacts facts, string? item)
    {
        if (EvaluatorFor(facts) is not ({ } evaluator, var moment))
        {
            return;
        }

        var known = _subjects.GetValueOrDefault(id);
        var result = item is null || known is null || !ReferenceEquals(known.Scheme, evaluator.Scheme)
            ? evaluator.Evaluate(facts, moment)
            : evaluator.Reevaluate(known.Result, facts, item, moment);
        if (known is not null && known.Result.Department != result.Department)
        {
            Remove(known);
        }

        var node = new SubjectNode(
            result,
            Tally.Of(result, evaluator.Scheme.RollUp.By == RollUpWeight.Money),
            evaluator.Scheme,
            Publish(known?.Cells ?? [], BoardCells.Of(result)));
        _subjects[id] = node;
        if (!_departments.TryGetValue(result.Department, out var department))
        {
            _departments.Add(result.Department, department = new Department());
        }

        department.Members[id] = node;
        department.IsStale = true;
    }

    private void Remove(SubjectNode node)
    {
        var department = _departments[node.Result.Department];
        department.Members.Remove(node.Result.Subject);
        department.IsStale = true;
    }

    private void SumUp()
    {
        foreach (var (name, department) in _departments)
        {
            if (department.IsStale)
            {
                department.Tally = Tally.Sum(department.Members.Values.Select(node => node.Tally));
                department.IsStale = false;
                department.Cells = Publish(department.Cells, name.Length == 0 ? [] : BoardCells.Of(name, department.Tally));
            }
        }

        Total = Tally.Sum(_departments.Values.Select(department => department.Tally));
        _cells = Publish(_cells, BoardCells.Of(Facts, Total));
    }

    /// <summary>Names the cells that differ from what was published before, those that are gone included.</summary>
    private CellChange[] Publish(CellChange[] before, IEnumerable<CellChange> cells)
    {
        CellChange[] after = [.. cells];
        if (before.Length == after.Length && before.Zip(after).All(pair => pair.First.Key == pair.Second.Key))
        {
            for (var i = 0; i < after.Length; i++)
            {
                if (before[i].Value != after[i].Value)
                {
                    _changes.Add(after[i]);
                }
            }

            return after;
        }

        var known = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var cell in before)
        {
            known[cell.Key] = cell.Value;
        }

        foreach (var cell in after)
        {
            if (!known.Remove(cell.Key, out var value) || value != cell.Value)
            {
                _changes.Add(cell);
            }
        }

        _changes.AddRange(known.Keys.Select(key => new CellChange(key, null)));
        return after;
    }

    private (SubjectEvaluator? Evaluator, Moment Moment) EvaluatorFor(SubjectFacts facts)
    {
        var moment = Moment.On(Facts.AsOf, facts.Declaration.Year);
        if (Facts.SchemeFor(facts.Declaration.Year, moment.Stage) is not { } adopted || _schemes.Find(adopted.Scheme, adopted.Hash) is not { } scheme)
        {
            return (null, moment);
        }

        if (!_evaluators.TryGetValue(scheme.Id, out var evaluator) || evaluator.Scheme.Hash != scheme.Hash)
        {
            _evaluators[scheme.Id] = evaluator = new SubjectEvaluator(scheme, _extensions);
        }

        return (evaluator, moment);
    }

    private sealed record SubjectNode(SubjectResult Result, Tally Tally, Scheme Scheme, CellChange[] Cells);

    private sealed class Department
    {
        public SortedDictionary<string, SubjectNode> Members { get; } = new(StringComparer.Ordinal);

        public Tally Tally { get; set; } = Tally.Sum([]);

        public CellChange[] Cells { get; set; } = [];

        public bool IsStale { get; set; }
    }
}
