using PerfHost.Engine.Facts;
using PerfHost.Engine.Findings;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>
/// Evaluates a subject under a scheme: whole, or along the path of the one item that changed. Both ways add the same
/// numbers in the same order, so they agree to the last bit. Pure; one instance serves one thread.
/// </summary>
public sealed class SubjectEvaluator
{
    private readonly Scheme _scheme;
    private readonly ItemEvaluator _items;
    private readonly MethodRunner _methods;
    private readonly HintChecks _hints;
    private readonly SortedDictionary<DateOnly, ParameterSet> _inForce = [];

    /// <summary>An evaluator for a scheme.</summary>
    /// <param name="scheme">The scheme in force.</param>
    /// <param name="extensions">The extensions of all loaded packages.</param>
    public SubjectEvaluator(Scheme scheme, ExtensionSet extensions)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        _scheme = scheme;
        _items = new ItemEvaluator(scheme, extensions);
        _methods = new MethodRunner(scheme, extensions);
        _hints = new HintChecks(scheme);
    }

    /// <summary>The scheme it evaluates by.</summary>
    public Scheme Scheme => _scheme;

    /// <summary>The subject and indicator that a rule was asked about last; null before the first.</summary>
    public (string Subject, string Indicator)? Asked => _items.Asked;

    /// <summary>Whether the scheme, or a rule that was asked so far, comes from a package.</summary>
    /// <param name="package">The package's id.</param>
    public bool Uses(string package) => _scheme.Package == package || _items.Uses(package) || _methods.Uses(package);

    /// <summary>Evaluates the whole subject.</summary>
    /// <param name="subject">What the ledger says of it.</param>
    /// <param name="moment">For which day and stage.</param>
    /// <param name="explain">Also record the steps of every formula.</param>
    public SubjectResult Evaluate(SubjectFacts subject, Moment moment, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var parameters = InForce(subject, moment);
        var declared = subject.Declaration;
        var indicators = new ItemResult[declared.Indicators.Count];
        for (var i = 0; i < indicators.Length; i++)
        {
            indicators[i] = _items.Indicator(subject, i, parameters, moment, explain);
        }

        var execution = _items.Execution(subject, parameters, moment, explain, out var rate);
        return Sum(Base(subject), subject, execution, rate, indicators, parameters, moment, explain);
    }

    /// <summary>Evaluates again after some items changed: those items, then the sums above them.</summary>
    /// <param name="previous">The last result, for the same declaration, scheme and moment.</param>
    /// <param name="subject">What the ledger says now.</param>
    /// <param name="items">Data items: keys of indicators, their inputs, or <see cref="Indicator.Execution"/>; anything else changes no item.</param>
    /// <param name="moment">For which day and stage.</param>
    public SubjectResult Reevaluate(SubjectResult previous, SubjectFacts subject, IReadOnlyList<string> items, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(items);
        var parameters = InForce(subject, moment);
        var (execution, rate) = (previous.Execution!, previous.ExecutionRate);
        ItemResult[]? indicators = null;
        foreach (var item in items)
        {
            if (item == Indicator.Execution)
            {
                execution = _items.Execution(subject, parameters, moment, false, out rate);
            }
            else if (IndexOf(subject.Declaration.Indicators, item) is >= 0 and var index)
            {
                indicators ??= [.. previous.Indicators];
                indicators[index] = _items.Indicator(subject, index, parameters, moment, false);
            }
        }

        return Sum(previous, subject, execution, rate, indicators ?? previous.Indicators, parameters, moment, false);
    }

    /// <summary>The indicator that a data item belongs to; negative when there is none.</summary>
    private static int IndexOf(IReadOnlyList<Indicator> indicators, string item)
    {
        for (var i = 0; i < indicators.Count; i++)
        {
            var indicator = indicators[i];
            if (string.Equals(indicator.Key, item, StringComparison.Ordinal) || indicator.Inputs?.Any(name => indicator.InputItem(name) == item) == true)
            {
                return i;
            }
        }

        return -1;
    }

    private ParameterSet InForce(SubjectFacts subject, Moment moment)
    {
        var day = moment.Stage == Stage.Monitoring ? moment.AsOf : FormFacts.EndOfYear(subject.Declaration.Year);
        if (!_inForce.TryGetValue(day, out var parameters))
        {
            _inForce.Add(day, parameters = _scheme.InForce(day));
        }

        return parameters;
    }

    private SubjectResult Base(SubjectFacts subject) => new()
    {
        Subject = subject.Declaration.Subject,
        Title = subject.Declaration.Title,
        Place = subject.Declaration.Place,
        Department = subject.Declaration.Department,
        Year = subject.Declaration.Year,
        Budget = _items.BudgetOf(subject.Declaration),
        PublishedGrade = subject.Form?.Grade,
    };

    private SubjectResult Sum(
        SubjectResult start, SubjectFacts subject, ItemResult execution, double rate, IReadOnlyList<ItemResult> indicators,
        ParameterSet parameters, Moment moment, bool explain)
    {
        var heads = HeadSums.Of(indicators, _scheme.Rounding);
        var total = execution.IsWeighted ? HeadSums.Part(execution, _scheme.Rounding) : 0;
        var weights = execution.ExactWeight;
        var weighted = execution.IsWeighted;
        foreach (var head in heads)
        {
            total += head.Sum;
            weights += head.Weight;
            weighted |= head.Weight > 0;
        }

        var published = weighted ? Rounding.Publish(total, (int)_scheme.Rounding.Total.Value) : null;
        var result = start with
        {
            ExecutionRate = rate,
            Execution = execution,
            Indicators = indicators,
            Heads = heads,
            RawTotal = weighted ? total : double.NaN,
            Total = published,
            Incomplete = published is not null ? null : HeadSums.WhyIncomplete(execution, indicators),
            ClaimedItems = indicators.Count(item => item.IsClaimed) + (execution.IsClaimed ? 1 : 0),
            // Bands are cut for the full mark: a form that was cut short, or weighs 110, has a sum but no grade.
            Grade = published is { } points && weights == _scheme.FullMark.Value ? _scheme.GradeOf(points) : null,
            PublishedTotal = subject.Score("", ScoreOwner.Self)?.Points,
        };
        result = _methods.Run(result, subject, parameters, moment, explain);
        var fixedFindings = start.Fixed ?? FormChecks.Fixed(_scheme, _hints, subject, result);
        return result with { Fixed = fixedFindings, Findings = FormChecks.All(_scheme, subject, result, fixedFindings) };
    }
}
