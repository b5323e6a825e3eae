using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>What the package's schemes write and nothing answers to: keys of extensions, and lights.</summary>
internal static class SchemeFindings
{
    /// <summary>Looks for keys that no extension has.</summary>
    /// <param name="package">The package.</param>
    /// <param name="schemes">Its schemes.</param>
    /// <param name="neighbours">The packages beside which it is used; null when they are not known.</param>
    public static IEnumerable<DoctorFinding> OfNames(LoadedPackage package, IReadOnlyList<Scheme> schemes, PackageSet? neighbours)
    {
        var own = package.Extensions.Select(loaded => new BoundExtension(loaded.Extension, loaded.PackageId, loaded.PackageVersion, loaded.Origin, loaded.Source));
        var all = (neighbours?.Extensions ?? new ExtensionSet([])).With(package.Manifest.Id, own);

        // Of a package that is not here nobody can say what it brings.
        return from need in SchemeNeeds.Of(all, schemes)
               where need.Owner is null || need.Owner == package.Manifest.Id || neighbours?.Find(need.Owner) is not null
               select new DoctorFinding($"schemes/{need.Scheme.Id}", need.Why, "改正方案中的键；由别的程序包提供的，写成“包/键”，例如 baseline/proportional");
    }

    /// <summary>Asks the methods of the package and looks for lights that their schemes do not list: nobody sees those.</summary>
    /// <param name="package">The package.</param>
    /// <param name="schemes">Its schemes.</param>
    public static IEnumerable<DoctorFinding> OfLights(LoadedPackage package, IReadOnlyList<Scheme> schemes) =>
        from loaded in package.Extensions
        where loaded.Extension.Implementation is IEvaluationMethod
        from scheme in schemes.Where(scheme => Names(scheme, loaded))
        let known = scheme.Lights.Select(light => light.Key).ToArray()
        from label in Lights(loaded.Extension.Implementation, scheme).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        where !known.Contains(label, StringComparer.Ordinal)
        select new DoctorFinding($"schemes/{scheme.Id}", $"评价方法 {loaded.Extension.Key} 会亮的灯“{label}”不在方案的 lights 中{Nearby(label, known)}", "改正 lights 中的键，或补上这种灯");

    /// <summary>Whether a scheme writes the key of an extension.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="loaded">An extension of its own package.</param>
    public static bool Names(Scheme scheme, LoadedExtension loaded) =>
        scheme.Kinds.Select(kind => kind.Kind).Append(scheme.Execution.Kind).Concat(scheme.Methods.Select(method => method.Key)).Concat(scheme.Policies.Select(policy => policy.Key))
            .Any(name => name == loaded.Extension.Key || name == $"{loaded.PackageId}/{loaded.Extension.Key}");

    /// <summary>Which key may have been meant, as the end of a sentence; empty when none looks like it.</summary>
    /// <param name="key">The key that is not there.</param>
    /// <param name="existing">The keys that are.</param>
    public static string Nearby(string key, IEnumerable<string> existing) => KeySpelling.Near(key, existing) is { } near ? $"（有相近的 {near}）" : "";

    private static IEnumerable<string> Lights(object method, Scheme scheme)
    {
        foreach (var ask in Probes.Of(method, [], scheme.InForce(DateOnly.MaxValue)))
        {
            string[] labels;
            try
            {
                labels = [.. ((IReadOnlyList<Evaluation>)ask()).Where(answer => answer.Indicator is null && (answer.Aspect == "light" || answer.Aspect.EndsWith("-light", StringComparison.Ordinal))).Select(answer => answer.Label)];
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // What it does not say shows no light; that it throws is found elsewhere.
                continue;
            }

            foreach (var label in labels)
            {
                yield return label;
            }
        }
    }
}
