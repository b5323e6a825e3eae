using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Asks each class of the package with the parameters of its schemes: a class has no header that says which it wants.</summary>
internal static class ParameterProbe
{
    public static IEnumerable<DoctorFinding> Of(LoadedPackage package, IReadOnlyList<Scheme> schemes, IReadOnlyList<RuleCase> cases)
    {
        foreach (var loaded in package.Extensions.Where(loaded => loaded.Source is null))
        {
            var examples = cases.Where(one => one.Rule == loaded.Extension.Key).Select(one => one.Input).ToArray();
            foreach (var (scheme, parameters) in Asking(loaded, schemes))
            {
                var keys = parameters.All.Select(parameter => parameter.Key).ToArray();
                foreach (var key in Missing(loaded.Extension.Implementation, examples, parameters))
                {
                    yield return new DoctorFinding(loaded.Origin, $"要用的参数 {key} 在{scheme}中没有{SchemeFindings.Nearby(key, keys)}", "在方案的 parameters 中改正键，或给出数值和文号");
                }
            }
        }
    }

    /// <summary>The schemes that name it; when none does, an indicator may still, under any of them.</summary>
    private static IEnumerable<(string Scheme, ParameterSet Parameters)> Asking(LoadedExtension loaded, IReadOnlyList<Scheme> schemes)
    {
        var naming = schemes.Where(scheme => SchemeFindings.Names(scheme, loaded)).ToArray();
        return naming.Length > 0 ? naming.Select(scheme => ($"方案 {scheme.Id} ", scheme.InForce(DateOnly.MaxValue)))
            : schemes.Count > 0 ? [("本包的方案", new ParameterSet(schemes.SelectMany(scheme => scheme.InForce(DateOnly.MaxValue).All)))]
            : [];
    }

    private static SortedSet<string> Missing(object implementation, IEnumerable<RuleMeasurement> examples, ParameterSet parameters)
    {
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var ask in Probes.Of(implementation, examples.Select(one => one with { Parameters = parameters }), parameters))
        {
            try
            {
                ask();
            }
            catch (ParameterMissingException asked)
            {
                missing.Add(asked.Key);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // That it throws anything else is another matter.
            }
        }

        return missing;
    }
}
