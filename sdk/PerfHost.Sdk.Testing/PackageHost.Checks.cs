using System.Runtime.CompilerServices;
using PerfHost.Loading.Unloading;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk.Testing.Cases;
using PerfHost.Sdk.Testing.Conformance;

namespace PerfHost.Sdk.Testing;

public sealed partial class PackageHost
{
    /// <summary>Runs the package's cases against its rules and classes, as the server does before it puts a package in force.</summary>
    /// <returns>What of the rules the cases reach.</returns>
    /// <exception cref="CasesFailedException">One or more were not met or cannot be read; each with file, line, name, expected and found.</exception>
    public CaseReport CheckCases()
    {
        var cases = CaseFolder.Read(Package.Folder);
        var report = CaseRunner.Run(PackageCases.Of(Package), cases.Cases) with { Problems = cases.Problems };
        return CaseDifference.Of(Package.Folder, report.Results, report.Problems) is { } difference ? throw new CasesFailedException(difference) : report;
    }

    /// <summary>
    /// The promises of every indicator type, method and policy that the package brings, each to be run as a test before the
    /// host is disposed. Examples are taken from its cases, parameters from its schemes.
    /// </summary>
    /// <param name="unbounded">Keys of indicator types that may give more than the weight or less than nothing.</param>
    public IReadOnlyList<ConformanceCheck> Conformance(params IReadOnlyList<string> unbounded)
    {
        var cases = CaseFolder.Read(Package.Folder).Cases;
        var own = _schemes.All.Where(scheme => scheme.Package == Package.Manifest.Id).ToList();
        var parameters = new ParameterSet((own.Count > 0 ? own : _schemes.All).SelectMany(scheme => scheme.InForce(DateOnly.MaxValue).All));
        return
        [
            .. from loaded in Package.Extensions
               from check in ChecksOf(loaded.Extension)
               where loaded.Source is null || check.Name != PureChecks<Measurement>.CulturePromise
               select check with { Name = $"{loaded.Extension.Key}：{check.Name}" },
        ];

        IEnumerable<ConformanceCheck> ChecksOf(Extension extension)
        {
            if (extension.Implementation is IIndicatorType type)
            {
                var free = unbounded.Contains(extension.Key, StringComparer.Ordinal);
                foreach (var check in new IndicatorTypeConformance(
                    type, cases.Where(one => one.Rule == extension.Key).Select(one => one.Input.With(null)), parameters,
                    free ? double.NegativeInfinity : 0, free ? double.PositiveInfinity : 1).Checks)
                {
                    yield return check;
                }
            }

            if (extension.Implementation is IEvaluationMethod method)
            {
                var uses = own.SelectMany(scheme => scheme.Methods).Where(use => use.Key == extension.Key).ToList();
                var reach = uses.Count > 0 && uses.TrueForAll(use => use.Reach == Reach.Subject) ? Reach.Subject : Reach.Population;
                foreach (var check in new EvaluationMethodConformance(method, reach, parameters).Checks)
                {
                    yield return check;
                }
            }

            if (extension.Implementation is IResultPolicy policy)
            {
                var grades = own.SelectMany(scheme => scheme.Grades).Select(grade => grade.Label).Distinct().ToList();
                foreach (var check in new ResultPolicyConformance(policy, grades.Count > 0 ? grades : null, parameters).Checks)
                {
                    yield return check;
                }
            }
        }
    }

    /// <summary>
    /// Loads a package, uses it, and unloads it: its memory must come back, or every upgrade of a running server would
    /// leave a copy behind.
    /// </summary>
    /// <param name="folder">The folder of the package.</param>
    /// <exception cref="PackageHostException">Something holds it; what is suspected is named.</exception>
    public static void CheckUnload(string folder)
    {
        var verdict = LoadUseUnload(folder).Judge();
        if (!verdict.IsGone)
        {
            throw new PackageHostException(verdict.ToString());
        }
    }

    /// <summary>A frame of its own: a reference left on the caller's stack would hold the package.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static UnloadWatch LoadUseUnload(string folder)
    {
        var host = Load(folder);
        foreach (var loaded in host.Package.Extensions)
        {
            Use(loaded.Extension.Implementation);
        }

        var watch = host.Package.Unload();
        host.Dispose();
        return watch;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(object implementation)
    {
        var plain = new IndicatorExamples([], ParameterSet.Empty).Plain[0];
        Asked.Text(() => (implementation as IIndicatorType)?.Evaluate(plain.With(null)), _ => "");
        Asked.Text(() => (implementation as IEvaluationMethod)?.Evaluate(PopulationExamples.Of(Reach.Subject, ParameterSet.Empty)[0]), _ => "");
        Asked.Text(() => (implementation as IResultPolicy)?.Apply(new ResultContext(PopulationExamples.Subjects[0], 80, "良", ParameterSet.Empty)), _ => "");
    }
}
