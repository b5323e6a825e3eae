using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Scripting;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages;

/// <summary>
/// The loaded packages of a folder, and what they bring put together: extensions, schemes, layouts. One thread at a time
/// changes it. Disposing it unloads them.
/// </summary>
public sealed class PackageAssembly : IDisposable
{
    private readonly List<PackagePart> _parts = [];
    private List<PackageFailure> _failures = [];

    private PackageAssembly(string root, string? ruleCache) => (Root, RuleCache, Packages) = (root, ruleCache, Compose(null));

    /// <summary>The folder of packages.</summary>
    public string Root { get; }

    /// <summary>Where compiled rules are kept; null when they are not.</summary>
    public string? RuleCache { get; }

    /// <summary>What is loaded.</summary>
    public PackageSet Packages { get; private set; }

    /// <summary>Loads the packages of a folder.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="ruleCache">Where compiled rules are kept; null keeps none.</param>
    /// <param name="development">Folders under development: each takes the place of the package of its id. Null when there are none.</param>
    public static PackageAssembly Load(string root, string? ruleCache, DevelopmentFolders? development = null)
    {
        var assembly = new PackageAssembly(root, ruleCache);
        var watched = assembly.LoadDevelopment(development ?? DevelopmentFolders.None);
        var store = Path.GetFullPath(Path.Combine(root, InstalledPackages.Store)) + Path.DirectorySeparatorChar;
        var catalog = PackageCatalog.Load(root, new PackageLoader(new HostRules(new RuleCompiler(ruleCache))), (folder, id) => watched.Contains(folder) || watched.Contains(id));
        assembly._failures.AddRange(catalog.Failures.Select(failure => new PackageFailure(failure.Folder, failure.Reason, failure.PackageId)));
        assembly._parts.AddRange(catalog.Packages.Select(package => PackagePart.Of(
            package, package.Folder.StartsWith(store, StringComparison.Ordinal) ? PackageKind.Installed : PackageKind.Folder, null)));
        assembly.Packages = assembly.Compose(null);
        return assembly;
    }

    /// <summary>Puts a package in force in place of the one of its id.</summary>
    /// <returns>The one that was in force; null when there was none. It stays loaded.</returns>
    internal PackagePart? Put(PackagePart part, PackageChange change)
    {
        var old = _parts.FindIndex(known => known.Info.Id == part.Info.Id);
        var replaced = old < 0 ? null : _parts[old];
        if (replaced is null)
        {
            _parts.Add(part);
        }
        else
        {
            _parts[old] = part;
        }

        _failures = [.. _failures.Where(failure => failure.Id != part.Info.Id)];
        Packages = Compose(change);
        return replaced;
    }

    /// <summary>Takes a package out of force.</summary>
    /// <returns>The package, which stays loaded; null when it was not in force.</returns>
    internal PackagePart? Take(PackageChange change)
    {
        var taken = _parts.Find(known => known.Info.Id == change.Package);
        if (taken is not null)
        {
            _parts.Remove(taken);
            Packages = Compose(change);
        }

        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var part in _parts)
        {
            part.Unload();
        }

        _parts.Clear();
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
                var problems = PackageTrial.Run(copy.Package, copy.Rules);
                if (problems.Count > 0)
                {
                    throw new PackageException(folder.Path, null, string.Join('\n', problems));
                }

                _parts.Add(PackagePart.Load(copy.Package, copy.Rules, PackageKind.Development, copy.Root));
            }
            catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
            {
                copy?.Dispose();
                _failures.Add(new PackageFailure(folder.Path, error.Message, id));
            }
        }

        return watched;
    }

    private PackageSet Compose(PackageChange? change) => new(
        [.. _parts.Select(part => part.Info).OrderBy(info => info.Id, StringComparer.Ordinal)],
        [.. _failures, .. _parts.SelectMany(part => part.Failures)],
        new ExtensionSet(_parts.SelectMany(part => part.Extensions)), new SchemeSet(_parts.SelectMany(part => part.Schemes)),
        [.. _parts.SelectMany(part => part.Layouts)])
    {
        Change = change,
    };
}
