using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>An indicator type that cases are held against.</summary>
/// <param name="Key">Its key, which its case files are named after.</param>
/// <param name="Type">The type.</param>
/// <param name="Origin">The rule file within its package, or the full name of a class.</param>
public sealed record CaseSubject(string Key, IIndicatorType Type, string Origin)
{
    /// <summary>The indicator types among rules.</summary>
    /// <param name="rules">The rules of a package.</param>
    public static IReadOnlyList<CaseSubject> Of(CompiledRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. from rule in rules.Rules where rule.Extension.Implementation is IIndicatorType select new CaseSubject(rule.Extension.Key, (IIndicatorType)rule.Extension.Implementation, rule.File)];
    }
}
