using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Boards;

/// <summary>
/// A jurisdiction's board, kept up to date entry by entry: an observation evaluates its indicator, adds its head, its
/// subject, its department and the jurisdiction again from their parts, and names the cells that changed. Pure: the same
/// entries give the same cells. One thread at a time.
/// </summary>
public sealed class BoardProjection
{
    private readonly SortedDictionary<string, SubjectNode> _subjects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DepartmentNode> _departments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SubjectEvaluator> _evaluators = new(StringComparer.Ordinal);
    private readonly PublishedCells _cells = new();
    private readonly List<CellChange> _changes = [];
    private SubjectEvaluator? _asking;
    private SchemeSet _schemes;
    private ExtensionSet _extensions;

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
    public Tally Total { get; private set; } = Tally.None;

    /// <summary>The results of all subjects in ordinal order of their ids.</summary>
    public IEnumerable<SubjectResult> Results => _subjects.Values.Select(node => node.Result);

    /// <summary>The sums of the departments (主管部门) that are named, in ordinal order.</summary>
    public IEnumerable<(string Name, Tally Tally)> Departments =>
        _departments.Where(department => department.Key.Length > 0).Select(department => (department.Key, department.Value.Tally));

    /// <summary>The schemes that subjects were evaluated by, in ordinal order of their ids.</summary>
    public IEnumerable<Scheme> Schemes => _subjects.Values.Select(node => node.Scheme).DistinctBy(scheme => (scheme.Id, scheme.Hash)).OrderBy(scheme => scheme.Id, StringComparer.Ordinal);

    /// <summary>
    /// The subjects that no scheme governs here, so that nothing can be said of them: how many for each scheme that was
    /// adopted for them but that no package brings (any more), in ordinal order; empty stands for those without an adoption.
    /// </summary>
    public IReadOnlyDictionary<string, int> Ungoverned
    {
        get
        {
            var missing = new SortedDictionary<string, int>(StringComparer.Ordinal);
            if (_subjects.Count == Facts.Subjects.Count)
            {
                return missing;
            }

            foreach (var subject in Facts.Subjects.Values.Where(subject => !_subjects.ContainsKey(subject.Declaration.Subject)))
            {
                var scheme = Facts.SchemeFor(subject.Declaration.Year, Moment.On(Facts.AsOf, subject.Declaration.Year).Stage)?.Scheme ?? "";
                missing[scheme] = missing.GetValueOrDefault(scheme) + 1;
            }

            return missing;
        }
    }

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

    /// <summary>
    /// Evaluates everything anew under other packages. A subject that no scheme governs any more stays as it was until
    /// <see cref="Prune"/>, since an entry yet to come may put another scheme in its place.
    /// </summary>
    /// <param name="schemes">The schemes of all loaded packages.</param>
    /// <param name="extensions">The extensions of all loaded packages.</param>
    /// <returns>The cells that changed; valid until the next call.</returns>
    public IReadOnlyList<CellChange> Replace(SchemeSet schemes, ExtensionSet extensions)
    {
        (_schemes, _extensions) = (schemes, extensions);
        _evaluators.Clear();
        _asking = null;
        _changes.Clear();
        Take(FactsChange.All);
        return _changes;
    }

    /// <summary>Lets the subjects go that no scheme governs.</summary>
    /// <returns>The cells that changed; valid until the next call.</returns>
    public IReadOnlyList<CellChange> Prune()
    {
        _changes.Clear();
        foreach (var (id, node) in _subjects.ToArray())
        {
            if (Facts.Find(id) is not { } facts || EvaluatorFor(facts).Evaluator is null)
            {
                node.Hide(_changes);
                DepartmentOf(node.Result).Remove(id);
                _subjects.Remove(id);
            }
        }

        if (_changes.Count > 0)
        {
            SumUp();
        }

        return _changes;
    }

    /// <summary>The subject and indicator that a rule was asked about last; null before the first. Written by the one thread that works, read by whoever wonders where it is.</summary>
    public (string Subject, string Indicator)? Asked => _asking?.Asked;

    /// <summary>Whether something of the board comes from a package: a scheme that governs a subject, or a rule behind one of its indicators, methods or policies.</summary>
    /// <param name="package">The package's id.</param>
    public bool Uses(string package) => _evaluators.Values.Any(evaluator => evaluator.Uses(package));

    /// <summary>Evaluates one subject with all steps recorded, for its explanation.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <returns>Null when there is none of that id, or no scheme governs it.</returns>
    public (SubjectResult Result, Scheme Scheme)? Explain(string subject) =>
        Facts.Find(subject) is { } facts && EvaluatorFor(facts) is ({ } evaluator, var moment)
            ? (evaluator.Evaluate(facts, moment, explain: true), evaluator.Scheme)
            : null;

    /// <summary>The subjects that were evaluated by a scheme, in ordinal order of their ids.</summary>
    /// <param name="scheme">Found by id and hash.</param>
    public IEnumerable<string> SubjectsOf(Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return _subjects.Where(subject => Governs(scheme, subject.Value)).Select(subject => subject.Key);
    }

    /// <summary>An evaluator for a variant of a scheme, for <see cref="Try"/>.</summary>
    /// <param name="tried">The variant, with the id and hash of the scheme it was made from.</param>
    public SubjectEvaluator EvaluatorOf(Scheme tried) => new(tried, _extensions);

    /// <summary>Evaluates a subject under a variant of its scheme, and changes nothing.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="evaluator">Made by <see cref="EvaluatorOf"/>.</param>
    /// <returns>The result that holds, the one that would, and the stage of both; null when the scheme does not govern the subject.</returns>
    public (SubjectResult Now, SubjectResult Then, Stage Stage)? Try(string subject, SubjectEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        if (!_subjects.TryGetValue(subject, out var node) || !Governs(evaluator.Scheme, node))
        {
            return null;
        }

        var facts = Facts.Find(subject)!;
        var moment = Moment.On(Facts.AsOf, facts.Declaration.Year);
        return (node.Result, evaluator.Evaluate(facts, moment), moment.Stage);
    }

    private void Take(FactsChange change)
    {
        if (change.Everything)
        {
            foreach (var (id, facts) in Facts.Subjects)
            {
                Evaluate(id, facts, null);
            }
        }

        foreach (var (id, items) in BySubject(change.Items))
        {
            if (Facts.Find(id) is { } facts)
            {
                Evaluate(id, facts, items);
            }
        }

        if (change.Everything || change.Items.Count > 0)
        {
            SumUp();
        }
    }

    /// <summary>The changed items of each subject, so that a subject is added up once; null stands for the whole subject.</summary>
    private static OrderedDictionary<string, List<string>?> BySubject(IReadOnlyList<(string Subject, string? Item)> changes)
    {
        var bySubject = new OrderedDictionary<string, List<string>?>(StringComparer.Ordinal);
        foreach (var (subject, item) in changes)
        {
            if (!bySubject.TryGetValue(subject, out var items))
            {
                bySubject.Add(subject, item is null ? null : [item]);
            }
            else if (item is null)
            {
                bySubject[subject] = null;
            }
            else if (items?.Contains(item, StringComparer.Ordinal) == false)
            {
                items.Add(item);
            }
        }

        return bySubject;
    }

    private void Evaluate(string id, SubjectFacts facts, List<string>? items)
    {
        if (EvaluatorFor(facts) is not ({ } evaluator, var moment))
        {
            return;
        }

        if (!_subjects.TryGetValue(id, out var node))
        {
            _subjects.Add(id, node = new SubjectNode());
            node.Show(evaluator.Evaluate(facts, moment), evaluator.Scheme, _changes);
            DepartmentOf(node.Result).Put(id, node.Tally);
            return;
        }

        var before = node.Result;
        var result = items is null || !ReferenceEquals(node.Scheme, evaluator.Scheme)
            ? evaluator.Evaluate(facts, moment)
            : evaluator.Reevaluate(before, facts, items, moment);
        node.Show(result, evaluator.Scheme, _changes);
        if (before.Department != result.Department)
        {
            DepartmentOf(before).Remove(id);
        }

        DepartmentOf(result).Put(id, node.Tally);
    }

    private static bool Governs(Scheme scheme, SubjectNode node) => node.Scheme.Id == scheme.Id && node.Scheme.Hash == scheme.Hash;

    private DepartmentNode DepartmentOf(SubjectResult result)
    {
        if (!_departments.TryGetValue(result.Department, out var department))
        {
            _departments.Add(result.Department, department = new DepartmentNode(result.Department));
        }

        return department;
    }

    private void SumUp()
    {
        var sum = new TallySum();
        foreach (var department in _departments.Values)
        {
            department.SumUp(_changes);
            sum.Add(department.Tally);
        }

        Total = sum.ToTally();
        _cells.Show(BoardCells.Of(Facts, Total), _changes);
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

        _asking = evaluator;
        return (evaluator, moment);
    }
}
