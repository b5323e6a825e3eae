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
    private readonly PriorityQueue<(int Order, Rescored Row), decimal> _rows = new();
    private int _next;
    private int _order;
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
        _next, _subjects, _indicators, _up, _down, _lost, _gained, [.. _rows.UnorderedItems.Select(item => item.Element).OrderBy(item => item.Order).Select(item => item.Row)]);

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

        var (indicators, isChanged) = (_indicators, false);
        var why = scheme is null ? $"评价方案“{oldScheme?.Title}”不再提供" : oldScheme is not null && oldScheme.Hash != scheme.Hash ? $"评价方案“{scheme.Title}”的内容不同" : null;
        foreach (var item in Items(then ?? old!))
        {
            var (before, after) = (old is null ? null : Items(old).FirstOrDefault(known => known.Key == item.Key), then is null ? null : item);
            if (before?.Points != after?.Points)
            {
                _indicators++;
                Keep(subject, item.Key, item.Title, Print(before?.Points), Print(after?.Points), after?.Points - before?.Points, Reason(before, after, why));
            }
        }

        if (old?.Total != then?.Total)
        {
            isChanged = true;
            _ = old?.Total is null ? _gained++ : then?.Total is null ? _lost++ : then.Total > old.Total ? _up++ : _down++;
            Keep(subject, "", "总分", Print(old?.Total), Print(then?.Total), then?.Total - old?.Total, then?.Incomplete ?? why ?? "由各项得分合计");
        }

        isChanged |= Label(subject, "等级", old?.Grade, then?.Grade, why ?? "由总分而来");
        isChanged |= Label(subject, "监控灯", Light(old, oldScheme), Light(then, scheme), why ?? (then?.Faults is [{ } fault, ..] ? $"规则故障：{fault.Message}" : "由评价方法而来"));
        _subjects += isChanged || _indicators > indicators ? 1 : 0;
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
        var rule = from?.Package == to?.Package && from?.Origin == to?.Origin
            ? from?.Version == to?.Version ? null : $"规则 {to} 此前为 {from?.Version}"
            : $"改用规则 {to}" + (from is null ? "" : $"，此前为 {from}");
        return string.Join('；', new[] { rule, why, after.Reason }.OfType<string>().DefaultIfEmpty($"规则 {to}"));
    }

    private bool Label(SubjectFacts subject, string name, string? old, string? then, string reason)
    {
        if (old == then)
        {
            return false;
        }

        Keep(subject, "", name, old, then, null, reason);
        return true;
    }

    private void Keep(SubjectFacts subject, string item, string name, string? old, string? then, decimal? difference, string reason)
    {
        // What is lost outweighs every number; the whole outweighs its parts.
        var weight = then is null ? decimal.MaxValue : Math.Abs(difference ?? 0) + (item.Length == 0 ? 0.5m : 0);
        _rows.Enqueue((_order++, new Rescored(subject.Declaration.Subject, subject.Declaration.Title, subject.Declaration.Year, item, name, old, then, difference, reason)), weight);
        if (_rows.Count > mostRows)
        {
            _rows.Dequeue();
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
