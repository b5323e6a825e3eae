using PerfHost.Loading.Installing;

namespace PerfHost.Loading;

/// <summary>All packages under one root. One that fails is named and does not stop the others.</summary>
public sealed class PackageCatalog : IDisposable
{
    private PackageCatalog(IReadOnlyList<LoadedPackage> packages, IReadOnlyList<LoadFailure> failures)
    {
        Packages = packages;
        Failures = failures;
    }

    /// <summary>The loaded packages in ordinal order of their folders; empty after <see cref="Dispose"/>.</summary>
    public IReadOnlyList<LoadedPackage> Packages { get; private set; }

    /// <summary>What could not be loaded, in ordinal order of the folders.</summary>
    public IReadOnlyList<LoadFailure> Failures { get; }

    /// <summary>
    /// Keys that several packages bring under one contract. Two cities may each have their own <c>reverse-ratio</c>, so
    /// this is no failure; whoever resolves a key decides by the packages' places, or names the package.
    /// </summary>
    public IReadOnlyList<SharedKey> SharedKeys =>
    [
        .. Packages
            .SelectMany(package => package.Extensions)
            .SelectMany(extension => extension.Contracts, (extension, contract) => (extension, contract))
            .GroupBy(pair => (pair.contract, pair.extension.Extension.Key), pair => pair.extension.PackageId)
            .Where(group => group.Count() > 1)
            .Select(group => new SharedKey(group.Key.contract, group.Key.Key, [.. group]))
            .OrderBy(shared => shared.Key, StringComparer.Ordinal)
            .ThenBy(shared => shared.Contract.Name, StringComparer.Ordinal),
    ];

    /// <summary>Loads every folder directly under a root that has a <c>package.yaml</c>, and every package installed there.</summary>
    /// <param name="root">The folder of packages; a missing one holds none.</param>
    /// <param name="loader">Loads each.</param>
    /// <param name="leaveOut">Which folders to leave out, by their full path and the id in them; null leaves none out.</param>
    public static PackageCatalog Load(string root, PackageLoader loader, Func<string, string, bool>? leaveOut = null)
    {
        ArgumentNullException.ThrowIfNull(loader);
        var packages = new List<LoadedPackage>();
        var failures = new List<LoadFailure>();
        foreach (var (name, folder) in Folders(root, failures))
        {
            string? id = null;
            try
            {
                id = PackageManifest.ReadFolder(folder).Id;
                if (leaveOut?.Invoke(Path.GetFullPath(folder), id) == true)
                {
                    continue;
                }

                if (packages.Find(package => string.Equals(package.Manifest.Id, id, StringComparison.Ordinal)) is { } first)
                {
                    throw new PackageException(PackageManifest.FileName, null, $"id“{id}”已由目录 {Path.GetFileName(first.Folder)} 使用，请改 id 或移走其中一个。");
                }

                packages.Add(loader.Load(folder));
            }
            catch (Exception exception) when (exception is PackageException or IOException or UnauthorizedAccessException)
            {
                failures.Add(new LoadFailure(name, id, exception.Message));
            }
        }

        return new PackageCatalog(packages, failures);
    }

    private static List<(string Name, string Folder)> Folders(string root, List<LoadFailure> failures)
    {
        var folders = (Directory.Exists(root) ? Directory.EnumerateDirectories(root) : [])
            .Where(folder => File.Exists(Path.Combine(folder, PackageManifest.FileName))).Order(StringComparer.Ordinal)
            .Select(folder => (Path.GetFileName(folder), folder)).ToList();
        var installed = new InstalledPackages(root);
        foreach (var id in installed.Ids)
        {
            try
            {
                folders.Add((id, installed.Folder(id)));
            }
            catch (PackageException exception)
            {
                failures.Add(new LoadFailure(id, id, exception.Message));
            }
        }

        return folders;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var package in Packages)
        {
            package.Dispose();
        }

        Packages = [];
    }
}
