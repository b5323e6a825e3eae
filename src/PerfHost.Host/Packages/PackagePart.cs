using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Packages.Watched;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Unloading;
using PerfHost.Scripting;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>A loaded package with the schemes and layouts it brings. Immutable until it is unloaded.</summary>
internal sealed class PackagePart
{
    private readonly LoadedPackage _package;

    private PackagePart(LoadedPackage package, PackageKind kind, string? shadow, int mostFaults, RunningPackages? running)
    {
        (_package, Shadow) = (package, shadow);
        var number = running?.Register(package.Manifest.Id, package.ContentHash) ?? 0;
        Pulses = [.. package.Extensions.Select(extension => new ExtensionPulse(extension.PackageId, extension.PackageVersion, extension.Extension.Key, mostFaults, running, number))];
        var failures = new List<PackageFailure>();
        Schemes = Read("schemes", failures, (text, file) => SchemeReader.Read(text, file, package.Manifest.Id));
        var layoutTexts = new Dictionary<string, string>(StringComparer.Ordinal);
        Layouts = Read("forms", failures, (text, file) =>
        {
            var layout = FormLayoutReader.Read(new StringReader(text), file);
            layoutTexts[layout.Id] = text;
            return layout;
        });
        Failures = failures;
        Info = new PackageInfo(
            package.Manifest.Id, package.Manifest.Version, package.Manifest.Title,
            [.. package.Extensions.SelectMany(extension => extension.Contracts.Select(contract =>
                new ExtensionInfo(ContractTitle.Of(contract), extension.Extension.Key, extension.Extension.Title, extension.Origin)))],
            [.. Schemes.Select(scheme => scheme.Id)], [.. Layouts.Select(layout => layout.Id)],
            new PackageMark(package.Manifest.Version, Hash.Parse(package.ContentHash)), kind, RuleTexts(package.Folder))
        {
            Publisher = package.Manifest.Publisher,
            Capabilities = package.Manifest.Capabilities,
        };
        var dlls = PackageContents.Dlls(package.Folder);
        Contents =
        [
            .. Info.Extensions.Select(extension => new PackageContents(
                extension.Contract, extension.Key, extension.Title, Info.Rules.GetValueOrDefault(extension.Origin.Split(':')[0]) is { } rule ? PackageContents.Print(rule) : dlls)),
            .. Schemes.Select(scheme => new PackageContents("评价方案", scheme.Id, scheme.Title, scheme.Hash.ToString())),
            .. Layouts.Select(layout => new PackageContents("表格版式", layout.Id, layout.Title, PackageContents.Print(layoutTexts[layout.Id]))),
        ];
    }

    /// <summary>The folder it was loaded from.</summary>
    public string Folder => _package.Folder;

    /// <summary>How the host shows it.</summary>
    public PackageInfo Info { get; }

    /// <summary>What it brings, each with a print of its content.</summary>
    public IReadOnlyList<PackageContents> Contents { get; }

    /// <summary>What its DLLs refer to that may keep it from being unloaded.</summary>
    public IReadOnlyList<string> Suspects => _package.Suspects;

    /// <summary>Its schemes.</summary>
    public IReadOnlyList<Scheme> Schemes { get; }

    /// <summary>Its form layouts.</summary>
    public IReadOnlyList<FormLayout> Layouts { get; }

    /// <summary>Which of its schemes and layouts could not be read.</summary>
    public IReadOnlyList<PackageFailure> Failures { get; }

    /// <summary>The copy it was loaded from, to be deleted once it is gone; null when its folder is no copy.</summary>
    public string? Shadow { get; }

    /// <summary>How its extensions are doing, in their order.</summary>
    public IReadOnlyList<ExtensionPulse> Pulses { get; }

    /// <summary>Its extensions as the engine takes them.</summary>
    public IEnumerable<BoundExtension> Extensions => _package.Extensions.Select((extension, index) =>
        new BoundExtension(WatchedExtension.Of(extension.Extension, Pulses[index]), extension.PackageId, extension.PackageVersion, extension.Origin, extension.Source));

    /// <summary>Loads a package folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    /// <param name="kind">How it came here.</param>
    /// <param name="shadow">See <see cref="Shadow"/>.</param>
    /// <param name="mostFaults">How many faults in a row stop an extension.</param>
    /// <param name="running">Keeps account of what is executed; null keeps none.</param>
    /// <exception cref="PackageException">It cannot be used; nothing of it stays loaded.</exception>
    public static PackagePart Load(string folder, string? ruleCache, PackageKind kind, string? shadow, int mostFaults, RunningPackages? running = null) =>
        Of(new PackageLoader(new PackageRules(new RuleCompiler(ruleCache))).Load(folder), kind, shadow, mostFaults, running);

    /// <summary>Takes a loaded package over.</summary>
    public static PackagePart Of(LoadedPackage package, PackageKind kind, string? shadow, int mostFaults, RunningPackages? running = null) => new(package, kind, shadow, mostFaults, running);

    /// <summary>Unloads it. Whoever evaluates with it at this moment finishes undisturbed.</summary>
    public UnloadWatch Unload() => _package.Unload();

    private List<T> Read<T>(string name, List<PackageFailure> failures, Func<string, string, T> read)
    {
        var results = new List<T>();
        var folder = Path.Combine(_package.Folder, name);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            try
            {
                var shown = $"{_package.Manifest.Id}/{name}/{Path.GetFileName(file)}";
                results.Add(read(WrittenText.Read(file, shown), shown));
            }
            catch (Exception error) when (error is SchemeFormatException or FormFormatException or PackageException or IOException)
            {
                failures.Add(new PackageFailure(Shadow is null ? Path.GetFileName(_package.Folder) : _package.Manifest.Id, error.Message));
            }
        }

        return results;
    }

    private static SortedDictionary<string, string> RuleTexts(string package)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var folder = Path.Combine(package, "rules");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csx") : [])
        {
            texts[$"rules/{Path.GetFileName(file)}"] = File.ReadAllText(file);
        }

        return texts;
    }
}
