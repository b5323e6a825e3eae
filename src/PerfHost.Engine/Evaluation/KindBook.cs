using PerfHost.Engine.Goals;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>The rules behind the indicators of one scheme, each looked up once: scheme and extensions never change.</summary>
internal sealed class KindBook
{
    private readonly Scheme _scheme;
    private readonly ExtensionSet _extensions;
    private readonly OrderedDictionary<Comparator, BoundKind> _byComparator = [];
    private readonly OrderedDictionary<string, BoundKind> _named = new(StringComparer.Ordinal);

    public KindBook(Scheme scheme, ExtensionSet extensions)
    {
        (_scheme, _extensions) = (scheme, extensions);
        Execution = Bind(scheme.Execution.Kind, scheme.Execution.Source);
    }

    /// <summary>The rule for budget execution.</summary>
    public BoundKind Execution { get; }

    /// <summary>The rule for an indicator: the one it names itself, else the one the scheme gives its comparator.</summary>
    /// <param name="indicator">The indicator.</param>
    public BoundKind Of(Indicator indicator)
    {
        BoundKind? bound;
        if (indicator.Kind is { } kind)
        {
            if (!_named.TryGetValue(kind, out bound))
            {
                _named.Add(kind, bound = Bind(kind, "指标自身指定"));
            }
        }
        else if (!_byComparator.TryGetValue(indicator.Comparator, out bound))
        {
            _byComparator.Add(indicator.Comparator, bound = _scheme.KindOf(indicator.Comparator) is { } rule
                ? Bind(rule.Kind, rule.Source)
                : new BoundKind(null, null, new Fault(_scheme.Id, $"方案没有为“{indicator.Comparator}”规定指标类型，请在 kinds 中补上。")));
        }

        return bound;
    }

    /// <summary>Whether a rule that was looked up comes from a package.</summary>
    /// <param name="package">The package's id.</param>
    public bool Uses(string package) => _byComparator.Values.Concat(_named.Values).Append(Execution).Any(kind => kind.Rule?.Package == package);

    private BoundKind Bind(string kind, string source) =>
        _extensions.Find<IIndicatorType>(kind, _scheme.Package, out var rule) is { } missing
            ? new BoundKind(source, null, new Fault(kind, missing))
            : new BoundKind(source, rule, null);
}

/// <summary>A rule as the scheme puts it behind indicators.</summary>
/// <param name="Source">The document that orders it; null when the scheme names no rule.</param>
/// <param name="Rule">The rule; null when it is not there.</param>
/// <param name="Missing">Why it is not there; null when it is.</param>
internal sealed record BoundKind(string? Source, BoundExtension? Rule, Fault? Missing);
