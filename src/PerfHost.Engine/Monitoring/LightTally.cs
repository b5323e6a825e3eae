using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Monitoring;

/// <summary>How many subjects have a light, and their money. Immutable.</summary>
/// <param name="Key">The light's key; empty for the subjects that have none.</param>
/// <param name="Title">What the scheme calls it; empty for none.</param>
/// <param name="Count">How many subjects.</param>
/// <param name="Budget">Their budgets, in yuan.</param>
public sealed record LightTally(string Key, string Title, int Count, decimal Budget)
{
    internal static IReadOnlyList<LightTally> Of(Scheme? scheme, IReadOnlyList<SubjectResult> results)
    {
        var byKey = results.ToLookup(result => result.LabelOf("light") ?? "", StringComparer.Ordinal);
        var known = scheme?.Lights ?? [];
        var others = byKey.Where(group => !known.Any(light => light.Key == group.Key)).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new Light(group.Key, ""));
        return [.. known.Concat(others).Select(light => new LightTally(light.Key, light.Title, byKey[light.Key].Count(), byKey[light.Key].Sum(result => result.Budget ?? 0)))];
    }
}
