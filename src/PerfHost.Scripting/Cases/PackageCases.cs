using PerfHost.Loading;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>
/// Runs the cases of a package folder in contexts that are thrown away afterwards. Its DLL is loaded only when a case asks
/// for an indicator type that no rule gives.
/// </summary>
public static class PackageCases
{
    /// <summary>Compiles the rules, reads the cases and runs them.</summary>
    /// <param name="folder">The package's folder; a folder with rules and no <c>package.yaml</c> will do.</param>
    /// <param name="compiler">Compiles the rules.</param>
    /// <param name="everyType">Loads the DLL even when no case asks for it, so that <see cref="CaseReport.Untested"/> knows its types, too; one that is not built yet is left out.</param>
    /// <exception cref="RulesRefusedException">One or more rules are refused or do not compile; all problems are named.</exception>
    /// <exception cref="PackageException">The manifest or the DLL cannot be used.</exception>
    public static CaseReport Run(string folder, RuleCompiler compiler, bool everyType = false)
    {
        ArgumentNullException.ThrowIfNull(compiler);
        var manifest = File.Exists(Path.Combine(folder, PackageManifest.FileName)) ? PackageManifest.ReadFolder(folder) : null;
        var cases = CaseFolder.Read(folder);
        using var rules = compiler.LoadFolder(manifest?.Id ?? "rules", folder);
        var types = CaseSubject.Of(rules);
        if (manifest?.Assembly is null || (cases.Cases.All(one => types.Any(type => type.Key == one.Rule)) && !(everyType && File.Exists(Path.Combine(folder, "lib", manifest.Assembly)))))
        {
            return CaseRunner.Run(types, cases.Cases) with { Problems = cases.Problems };
        }

        using var package = new PackageLoader(new PackageRules(compiler)).Load(folder);
        return CaseRunner.Run(Of(package), cases.Cases) with { Problems = cases.Problems };
    }

    /// <summary>The indicator types of a loaded package.</summary>
    /// <param name="package">The package; it stays loaded as long as they are held.</param>
    public static IReadOnlyList<CaseSubject> Of(LoadedPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return
        [
            .. from loaded in package.Extensions
               where loaded.Extension.Implementation is IIndicatorType
               select new CaseSubject(loaded.Extension.Key, (IIndicatorType)loaded.Extension.Implementation, loaded.Origin.Split(':')[0]),
        ];
    }
}
