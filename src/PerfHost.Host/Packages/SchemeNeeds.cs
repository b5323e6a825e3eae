using PerfHost.Engine.Evaluation;
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
    public static IReadOnlyList<string> New(PackageSet now, PackageSet then)
    {
        // Compared without the words: they name what else is loaded, which is not the same then.
        static (string, string, Type, string) Id(SchemeNeed need) => (need.Scheme.Package, need.Scheme.Id, need.Contract, need.Name);
        var known = Of(now.Extensions, now.Schemes.All).Select(Id).ToHashSet();
        return [.. Of(then.Extensions, then.Schemes.All).Where(need => !known.Contains(Id(need))).Select(need => $"方案 {need.Scheme.Id}（{need.Scheme.Package}）：{need.Why}")];
    }

    /// <summary>What is missing, in the order of schemes.</summary>
    /// <param name="extensions">What is loaded.</param>
    /// <param name="schemes">The schemes.</param>
    public static IEnumerable<SchemeNeed> Of(ExtensionSet extensions, IEnumerable<Scheme> schemes) => schemes.SelectMany(scheme =>
        Missing<IIndicatorType>(extensions, scheme, scheme.Kinds.Select(kind => kind.Kind).Append(scheme.Execution.Kind))
            .Concat(Missing<IEvaluationMethod>(extensions, scheme, scheme.Methods.Select(method => method.Key)))
            .Concat(Missing<IResultPolicy>(extensions, scheme, scheme.Policies.Select(policy => policy.Key))));

    private static IEnumerable<SchemeNeed> Missing<T>(ExtensionSet extensions, Scheme scheme, IEnumerable<string> names)
        where T : class =>
        from name in names.Distinct(StringComparer.Ordinal)
        let why = extensions.Find<T>(name, scheme.Package, out _)
        where why is not null
        select new SchemeNeed(scheme, typeof(T), name, why);
}
