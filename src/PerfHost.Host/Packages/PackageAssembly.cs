using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Scripting;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>
/// The loaded packages of a folder, and what they bring put together: extensions, schemes, layouts. One thread at a time
/// changes it. Disposing it unloads them.
/// </summary>
public sealed class PackageAssembly : IDisposable
{
    /// <summary>How many faults in a row stop an extension, unless told otherwise.</summary>
    public const int UsualFaults = 100;

    private volatile PackagePart[] _parts = [];
    private readonly List<(string Id, string Hash)> _unproven = [];
    private List<PackageFailure> _failures = [];

    private PackageAssembly(string root, string? ruleCache, PackageExecutions? executions, int mostFaults) =>
        (Root, RuleCache, Executions, MostFaults, Packages) = (root, ruleCache, executions, mostFaults, Compose(null));

    /// <summary>The folder of packages.</summary>
    public string Root { get; }

    /// <summary>Where compiled rules are kept; null when they are not.</summary>
    public string? RuleCache { get; }

    /// <summary>How many faults in a row stop an extension.</summary>
    public int MostFaults { get; }

    /// <summary>Why extensions of a package are stopped, in their order; empty when none is.</summary>
    /// <param name="id">The package's id.</param>
    public IReadOnlyList<string> Stopped(string id) =>
        [.. _parts.Where(part => part.Info.Id == id).SelectMany(part => part.Pulses).Select(pulse => pulse.Stopped).OfType<string>()];

    /// <summary>Which packages are executed; null when nobody keeps account.</summary>
    public PackageExecutions? Executions { get; }

    /// <summary>The installed packages that were loaded at the start and never before, with the hashes of their contents. Their first evaluation is yet to come.</summary>
    public IReadOnlyList<(string Id, string Hash)> Unproven => _unproven;

    /// <summary>What is loaded.</summary>
    public PackageSet Packages { get; private set; }

    /// <summary>Loads the packages of a folder.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    /// <param name="development">Folders under development: each takes the place of the package of its id. Null when there are none.</param>
    /// <param name="executions">Keeps account of what is executed; null keeps none.</param>
    /// <param name="mostFaults">How many faults in a row stop an extension.</param>
    /// <param name="roots">Whom this city trusts: what it called back is left out. Null calls nothing back.</param>
    public static PackageAssembly Load(
        string root, string? ruleCache, DevelopmentFolders? development = null, PackageExecutions? executions = null, int mostFaults = UsualFaults, TrustRoots? roots = null)
    {
        var assembly = new PackageAssembly(root, ruleCache, executions, mostFaults);
        var watched = assembly.LoadDevelopment(development ?? DevelopmentFolders.None);
        var store = Path.GetFullPath(Path.Combine(root, InstalledPackages.Store)) + Path.DirectorySeparatorChar;
        var catalog = PackageCatalog.Load(root, new PackageLoader(new PackageRules(new RuleCompiler(ruleCache))), (folder, id) =>
            watched.Contains(folder) || watched.Contains(id) || (folder.StartsWith(store, StringComparison.Ordinal) && (assembly.IsBarred(id, roots ?? TrustRoots.None) || assembly.IsQuarantined(folder, id))));
        assembly._failures.AddRange(catalog.Failures.Select(failure => new PackageFailure(failure.Folder, failure.Reason, failure.PackageId)));
        assembly._parts = [.. assembly._parts, .. catalog.Packages.Select(package => PackagePart.Of(
            package, package.Folder.StartsWith(store, StringComparison.Ordinal) ? PackageKind.Installed : PackageKind.Folder, null, assembly.MostFaults, executions?.Running))];
        assembly.Packages = assembly.Compose(null);
        return assembly;
    }

    /// <summary>Puts a package in force in place of the one of its id.</summary>
    /// <returns>The one that was in force; null when there was none. It stays loaded.</returns>
    internal PackagePart? Put(PackagePart part, PackageChange change)
    {
        var replaced = Array.Find(_parts, known => known.Info.Id == part.Info.Id);
        _parts = replaced is null ? [.. _parts, part] : [.. _parts.Select(known => known == replaced ? part : known)];
        _failures = [.. _failures.Where(failure => failure.Id != part.Info.Id)];
        Packages = Compose(change);
        return replaced;
    }

    /// <summary>Takes a package out of force.</summary>
    /// <param name="change">Who does it and why.</param>
    /// <param name="failure">What is said in its place; null says nothing.</param>
    /// <returns>The package, which stays loaded; null when it was not in force.</returns>
    internal PackagePart? Take(PackageChange change, PackageFailure? failure = null)
    {
        var taken = Array.Find(_parts, known => known.Info.Id == change.Package);
        _parts = [.. _parts.Where(known => known != taken)];
        _failures = [.. _failures.Where(known => known.Id != change.Package), .. failure is null ? [] : new[] { failure }];
        Packages = Compose(change);
        return taken;
    }

    /// <summary>The package that is in force under an id; null when none is.</summary>
    internal PackagePart? Part(string id) => Array.Find(_parts, part => part.Info.Id == id);

    /// <summary>What would be loaded if a package stood in the place of the one of its id. Nothing is put in force by that.</summary>
    /// <param name="id">The id.</param>
    /// <param name="part">The package; null for none.</param>
    internal PackageSet Instead(string id, PackagePart? part) => Compose([.. _parts.Where(known => known.Info.Id != id), .. part is null ? [] : new[] { part }], _failures, null);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Unload();
        }

        _parts = [];
        Executions?.Running.Clear();
    }

    /// <summary>Drops what is said of a package that is not in force.</summary>
    internal void Forget(string id)
    {
        _failures = [.. _failures.Where(failure => failure.Id != id)];
        Packages = Compose(null);
    }

    /// <summary>Whether an installed package is not what was signed any more, or was called back since.</summary>
    private bool IsBarred(string id, TrustRoots roots)
    {
        var installed = new InstalledPackages(Root);
        if (InstalledTrust.Refuse(installed, id, installed.Versions(id)[0], roots) is not { } distrust)
        {
            return false;
        }

        _failures.Add(new PackageFailure(id, distrust.NotLoaded, id));
        return true;
    }

    /// <summary>Whether an installed package brought the process down the last time; if not, marks it unless it ran before.</summary>
    private bool IsQuarantined(string folder, string id)
    {
        if (Executions is null)
        {
            return false;
        }

        var hash = PackageContent.Hash(folder);
        if (Executions.IsQuarantined(id, hash))
        {
            _failures.Add(new PackageFailure(id, $"{id} {PackageManifest.ReadFolder(folder).Version} 执行时服务意外终止，已隔离。可退回上一版本（perfhost package rollback {id}）、安装新版本；确认无误时重新安装同一程序包即解除隔离。", id)
            {
                IsQuarantined = true,
            });
            return true;
        }

        if (!Executions.IsProven(id, hash))
        {
            Executions.Begin(id, hash);
            _unproven.Add((id, hash));
        }

        return false;
    }

    /// <returns>The folders and ids that are spoken for.</returns>
    private HashSet<string> LoadDevelopment(DevelopmentFolders development)
    {
        var watched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in development.Folders)
        {
            watched.Add(folder.Path);
            ShadowCopy? copy = null;
            string? id = null;
            try
            {
                copy = folder.Copy();
                id = PackageManifest.ReadFolder(copy.Package).Id;
                watched.Add(id);
                var problems = PackageTrial.Run(copy.Package, copy.Rules).Problems;
                if (problems.Count > 0)
                {
                    throw new PackageException(folder.Path, null, string.Join('\n', problems));
                }

                _parts = [.. _parts, PackagePart.Load(copy.Package, copy.Rules, PackageKind.Development, copy.Root, MostFaults, Executions?.Running)];
            }
            catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
            {
                copy?.Dispose();
                _failures.Add(new PackageFailure(folder.Path, error.Message, id));
            }
        }

        return watched;
    }

    private PackageSet Compose(PackageChange? change) => Compose(_parts, _failures, change);

    private static PackageSet Compose(PackagePart[] parts, List<PackageFailure> failures, PackageChange? change) => new(
        [.. parts.Select(part => part.Info).OrderBy(info => info.Id, StringComparer.Ordinal)],
        [.. failures, .. parts.SelectMany(part => part.Failures)],
        new ExtensionSet(parts.SelectMany(part => part.Extensions)), new SchemeSet(parts.SelectMany(part => part.Schemes)),
        [.. parts.SelectMany(part => part.Layouts)])
    {
        Change = change,
    };
}
