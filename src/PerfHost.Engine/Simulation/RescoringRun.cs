using System.Globalization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Simulation;

/// <summary>
/// Evaluates the subjects of one ledger under other packages and holds the results against those that are in force. In
/// slices, so that whoever asked can stop. Pure but for the packages it asks; one thread at a time.
/// </summary>
/// <param name="facts">What the ledger says, at the sequence of <paramref name="now"/>.</param>
/// <param name="now">The results in force, with the schemes that gave them.</param>
/// <param name="schemes">The schemes of the other packages.</param>
/// <param name="extensions">The extensions of the other packages.</param>
/// <param name="package">The package that differs; a scheme of it that was adopted goes along, as in a swap.</param>
/// <param name="mostRows">How many changes are kept.</param>
public sealed class RescoringRun(
    JurisdictionFacts facts, IReadOnlyDictionary<string, (SubjectResult Result, Scheme Scheme)> now, SchemeSet schemes, ExtensionSet extensions, string package, int mostRows)
{
    private readonly string[] _ids = [.. facts.Subjects.Keys];
    private readonly OrderedDictionary<string, SubjectEvaluator> _evaluators = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(decimal Weight, int Order, Rescored[] Rows), (decimal, int)> _kept = new();
    private readonly List<Rescored> _rows = [];
    private int _next;
    private int _keptRows;
    private int _subjects;
    private int _indicators;
    private int _up;
    private int _down;
    private int _lost;
    private int _gained;

    /// <summary>Takes the next subjects.</summary>
    /// <param name="subjects">How many at most; at least one.</param>
    /// <returns>True as long as there are more.</returns>
    public bool Continue(int subjects)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(subjects, 1);
        for (var end = Math.Min(_next + subjects, _ids.Length); _next < end; _next++)
        {
            Compare(facts.Find(_ids[_next])!);
        }

        return _next < _ids.Length;
    }

    /// <summary>What was found in the subjects taken so far.</summary>
    public Rescoring ToRescoring() => new(
        _next, _subjects, _indicators, _up, _down, _lost, _gained, [.. _kept.UnorderedItems.Select(item => item.Element).OrderByDescending(subject => subject.Weight).ThenBy(subject => subject.Order).SelectMany(subject => subject.Rows)]);

    private void Compare(SubjectFacts subject)
    {
        var id = subject.Declaration.Subject;
        var (old, oldScheme) = now.GetValueOrDefault(id);
        var moment = Moment.On(facts.AsOf, subject.Declaration.Year);
        var scheme = facts.SchemeFor(subject.Declaration.Year, moment.Stage) is { } adopted
            ? schemes.Find(adopted.Scheme, adopted.Hash) ?? (schemes.Find(adopted.Scheme) is { } next && next.Package == package ? next : null)
            : null;
        var then = scheme is null ? null : EvaluatorOf(scheme).Evaluate(subject, moment);
        if (old is null && then is null)
        {
            return;
        }

        _rows.Clear();
        var why = scheme is null ? $"评价方案“{oldScheme?.Title}”不再提供" : oldScheme is not null && oldScheme.Hash != scheme.Hash ? $"评价方案“{scheme.Title}”的内容不同" : null;
        foreach (var item in Items(then ?? old!))
        {
            var (before, after) = (old is null ? null : Items(old).FirstOrDefault(known => known.Key == item.Key), then is null ? null : item);
            if (before?.Points != after?.Points)
            {
                _indicators++;
                Add(subject, item.Key, item.Title, Print(before?.Points), Print(after?.Points), after?.Points - before?.Points, Reason(before, after, why));
            }
        }

        if (old?.Total != then?.Total)
        {
            Add(subject, "", "总分", Print(old?.Total), Print(then?.Total), then?.Total - old?.Total, then is null ? why! : then.Incomplete ?? "由各项得分合计");
        }

        AddLabel(subject, "等级", old?.Grade, then?.Grade, why ?? "由总分而来");
        AddLabel(subject, "监控灯", Light(old, oldScheme), Light(then, scheme), then?.Faults is [{ } fault, ..] ? $"规则故障：{fault.Message}" : why ?? "由评价方法而来");
        if (_rows.Count > 0)
        {
            _subjects++;
            var isLost = then is null || (old?.Total is not null && then.Total is null);
            _lost += isLost ? 1 : 0;
            _gained += old is null || (old.Total is null && then?.Total is not null) ? 1 : 0;
            _up += then?.Total > old?.Total ? 1 : 0;
            _down += then?.Total < old?.Total ? 1 : 0;
            Keep(isLost);
        }
    }

    private static IEnumerable<ItemResult> Items(SubjectResult result) => result.Execution is { } execution ? result.Indicators.Prepend(execution) : result.Indicators;

    private static string? Light(SubjectResult? result, Scheme? scheme) =>
        result?.LabelOf("light") is { } key ? scheme?.Lights.FirstOrDefault(light => light.Key == key)?.Title ?? key : null;

    private static string? Print(decimal? points) => points?.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Reason(ItemResult? before, ItemResult? after, string? why)
    {
        if (after is null or { Points: null })
        {
            return after?.Reason ?? why ?? "不再评分";
        }

        var (from, to) = (before?.Rule, after.Rule);
        var reason = from?.Package != to?.Package || from?.Origin != to?.Origin ? $"改用{Name(to)}，此前为{Name(from)}"
            : from?.Version != to?.Version ? $"规则{Name(to)}此前为 {from?.Version}"
            : why ?? $"规则{Name(to)}的内容不同";
        return after.Reason is { } said ? $"{reason}；{said}" : reason;
    }

    private static string Name(BoundExtension? rule) => rule is null ? "无" : $"“{rule.Extension.Title}”（{rule}）";

    private void AddLabel(SubjectFacts subject, string name, string? old, string? then, string reason)
    {
        if (old != then)
        {
            Add(subject, "", name, old, then, null, reason);
        }
    }

    private void Add(SubjectFacts subject, string item, string name, string? old, string? then, decimal? difference, string reason) => _rows.Add(new Rescored(
        subject.Declaration.Subject, subject.Declaration.Title, subject.Declaration.Department, subject.Declaration.Year, item, name, old, then, difference, reason));

    /// <summary>Keeps a subject whole, and lets those go that change least when there are too many rows: a lost total outweighs every number.</summary>
    private void Keep(bool isLost)
    {
        var weight = isLost ? decimal.MaxValue : _rows.Max(row => Math.Abs(row.Difference ?? 0));
        _kept.Enqueue((weight, _subjects, [.. _rows]), (weight, -_subjects));
        _keptRows += _rows.Count;
        while (_keptRows > mostRows && _kept.Count > 1)
        {
            _keptRows -= _kept.Dequeue().Rows.Length;
        }
    }

    private SubjectEvaluator EvaluatorOf(Scheme scheme)
    {
        if (!_evaluators.TryGetValue(scheme.Id, out var evaluator) || evaluator.Scheme.Hash != scheme.Hash)
        {
            _evaluators[scheme.Id] = evaluator = new SubjectEvaluator(scheme, extensions);
        }

        return evaluator;
    }
}
