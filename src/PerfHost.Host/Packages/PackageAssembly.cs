using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>
/// Loads all packages of a folder and binds what they bring: extensions, schemes, layouts. Disposing it unloads them.
/// </summary>
public sealed class PackageAssembly : IDisposable
{
    private readonly PackageCatalog _catalog;

    private PackageAssembly(PackageCatalog catalog, PackageSet packages)
    {
        _catalog = catalog;
        Packages = packages;
    }

    /// <summary>What was loaded.</summary>
    public PackageSet Packages { get; }

    /// <summary>Loads the packages of a folder.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    public static PackageAssembly Load(string root, string? ruleCache)
    {
        var catalog = PackageCatalog.Load(root, new PackageLoader(new Rules(new RuleCompiler(ruleCache))));
        var failures = catalog.Failures.Select(failure => new PackageFailure(failure.Folder, failure.Reason)).ToList();
        var schemes = new List<Scheme>();
        var layouts = new List<FormLayout>();
        var infos = new List<PackageInfo>();
        foreach (var package in catalog.Packages)
        {
            var ownSchemes = Read(package, "schemes", failures, (text, file) => SchemeReader.Read(text, file, package.Manifest.Id));
            var ownLayouts = Read(package, "forms", failures, (text, file) => FormLayoutReader.Read(new StringReader(text), file));
            schemes.AddRange(ownSchemes);
            layouts.AddRange(ownLayouts);
            infos.Add(new PackageInfo(
                package.Manifest.Id, package.Manifest.Version, package.Manifest.Title,
                [.. package.Extensions.SelectMany(extension => extension.Contracts.Select(contract =>
                    new ExtensionInfo(Contract(contract), extension.Extension.Key, extension.Extension.Title, extension.Origin)))],
                [.. ownSchemes.Select(scheme => scheme.Id)], [.. ownLayouts.Select(layout => layout.Id)],
                RuleTexts(package)));
        }

        var bound = catalog.Packages.SelectMany(package => package.Extensions).Select(extension =>
            new BoundExtension(extension.Extension, extension.PackageId, extension.PackageVersion, extension.Origin, extension.Source));
        return new PackageAssembly(catalog, new PackageSet(infos, failures, new ExtensionSet(bound), new SchemeSet(schemes), layouts));
    }

    /// <inheritdoc/>
    public void Dispose() => _catalog.Dispose();

    private static SortedDictionary<string, string> RuleTexts(LoadedPackage package)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folder = Path.Combine(package.Folder, "rules");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csx") : [])
        {
            texts[$"rules/{Path.GetFileName(file)}"] = File.ReadAllText(file);
        }

        return texts;
    }

    private static List<T> Read<T>(LoadedPackage package, string folder, List<PackageFailure> failures, Func<string, string, T> read)
    {
        var results = new List<T>();
        var path = Path.Combine(package.Folder, folder);
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                results.Add(read(File.ReadAllText(file), $"{package.Manifest.Id}/{folder}/{Path.GetFileName(file)}"));
            }
            catch (Exception error) when (error is SchemeFormatException or FormFormatException or IOException)
            {
                failures.Add(new PackageFailure(Path.GetFileName(package.Folder), error.Message));
            }
        }

        return results;
    }

    private static string Contract(Type contract) => contract == typeof(IIndicatorType) ? "指标类型"
        : contract == typeof(IEvaluationMethod) ? "评价方法"
        : contract == typeof(IResultPolicy) ? "结果应用"
        : "数据源";

    private sealed class Rules(RuleCompiler compiler) : IRuleCompiler
    {
        public IRuleSet Compile(PackageManifest manifest, string folder) => new RuleSet(compiler.LoadFolder(manifest.Id, folder));
    }

    private sealed class RuleSet(CompiledRules compiled) : IRuleSet
    {
        public IReadOnlyList<RuleExtension> Rules { get; } =
            [.. compiled.Rules.Select(rule => new RuleExtension(rule.Extension, rule.Origin, rule.Header.Source))];

        public void Dispose() => compiled.Dispose();
    }
}
