using PerfHost.Engine.Schemes;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>What schemes name and no loaded package brings: their items would be at fault.</summary>
internal static class SchemeNeeds
{
    /// <summary>What would be missing that is not missing now, each with its scheme.</summary>
    /// <param name="now">What is loaded.</param>
    /// <param name="then">What would be.</param>
    public static IReadOnlyList<string> New(PackageSet now, PackageSet then) => [.. Of(then).Except(Of(now), StringComparer.Ordinal)];

    private static IEnumerable<string> Of(PackageSet set) => set.Schemes.All.SelectMany(scheme =>
        Missing<IIndicatorType>(set, scheme, scheme.Kinds.Select(kind => kind.Kind).Append(scheme.Execution.Kind))
            .Concat(Missing<IEvaluationMethod>(set, scheme, scheme.Methods.Select(method => method.Key)))
            .Concat(Missing<IResultPolicy>(set, scheme, scheme.Policies.Select(policy => policy.Key))));

    private static IEnumerable<string> Missing<T>(PackageSet set, Scheme scheme, IEnumerable<string> names)
        where T : class => names.Distinct(StringComparer.Ordinal).Select(name => set.Extensions.Find<T>(name, scheme.Package, out _)).OfType<string>().Select(why => $"方案 {scheme.Id}（{scheme.Package}）：{why}");
}
