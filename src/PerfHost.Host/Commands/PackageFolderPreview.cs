using PerfHost.Host.Packages;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Development;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>Looks at what an act would change in a folder of packages that no server has open: nothing is known of scores then.</summary>
internal static class PackageFolderPreview
{
    /// <summary>Looks at installing a file.</summary>
    /// <exception cref="PackageException">Nobody trusted signed it, or it cannot be installed beside what is there.</exception>
    public static PackagePreview File(PackageArchive archive, string root, TrustRoots roots)
    {
        var (installed, publisher) = (new InstalledPackages(root), PackageCheck.Publisher(archive, roots));
        installed.Refuse(archive);
        var known = PackageFolders.Find(root, archive.Manifest.Id);
        if (known is not null && installed.Versions(archive.Manifest.Id).Count == 0)
        {
            throw new PackageException(archive.Manifest.Id, null, $"已由文件夹 {known} 提供，两者会相冲突。请先移走该文件夹。");
        }

        var folder = Directory.CreateTempSubdirectory("perfhost-look-").FullName;
        try
        {
            archive.Extract(Path.Combine(folder, "package"));
            return Against(known, archive.Manifest.Id, root, roots, before =>
            {
                using var look = PackageLook.At(Path.Combine(folder, "package"), null, before, PackageLook.By(PackageLook.Begin(archive, installed, before), publisher, installed, roots));
                return WithNeeds(look.Preview, root, look.Part, roots);
            });
        }
        finally
        {
            ShadowCopy.Delete(folder);
        }
    }

    /// <summary>Looks at going back to the version before.</summary>
    /// <exception cref="PackageException">The package is not installed, has no earlier version, or that one is not to be trusted any more.</exception>
    public static PackagePreview Rollback(string id, string root, TrustRoots roots)
    {
        var installed = new InstalledPackages(root);
        var (earlier, folder) = installed.Previous(id);
        InstalledTrust.RefuseReturn(installed, id, earlier, roots);
        var (current, manifest) = (installed.Versions(id)[0].Version, PackageManifest.ReadFolder(folder));
        return Against(installed.Folder(id), id, root, roots, before =>
        {
            using var look = PackageLook.At(folder, null, before, new PackagePreview("rollback", id, manifest.Title, current, manifest.Version) { Capabilities = PackageLook.Asked(manifest, installed) });
            return WithNeeds(look.Preview, root, look.Part, roots);
        });
    }

    /// <summary>Looks at taking a package out of force.</summary>
    /// <exception cref="PackageException">The package is not installed.</exception>
    public static PackagePreview Removal(string id, string root, TrustRoots roots)
    {
        var folder = new InstalledPackages(root).Folder(id);
        var manifest = PackageManifest.ReadFolder(folder);
        return Against(folder, id, root, roots, before => WithNeeds(
            new PackagePreview("remove", id, manifest.Title, manifest.Version, null) { Contents = PackageContents.Compare(before?.Contents ?? [], []) }, root, null, roots));
    }

    /// <summary>Looks at a folder, or at what is in force under an id.</summary>
    /// <exception cref="PackageException">There is neither, or what was installed is not to be trusted any more.</exception>
    public static PackagePreview Info(CommandContext context, string named, string root, TrustRoots roots)
    {
        var folder = (Directory.Exists(named) ? named : PackageFolders.Find(root, named)) ?? throw new PackageException(named, null, context.Texts.Format("package.nowhere", root));
        var (manifest, installed) = (PackageManifest.ReadFolder(folder), new InstalledPackages(root));
        if (InstalledTrust.Refuse(root, manifest.Id, folder, roots) is { } distrust)
        {
            throw new PackageException(manifest.Id, null, $"{distrust.Reason}，没有运行它的代码。{distrust.NextStep}");
        }

        var signed = installed.Versions(manifest.Id) is [var current, ..] && installed.Folder(manifest.Id) == folder ? current : null;
        using var look = PackageLook.At(folder, null, null, new PackagePreview("info", manifest.Id, manifest.Title, manifest.Version, null)
        {
            Publisher = (signed?.KeyId is { } key ? roots.Publisher(key) : null) ?? manifest.Publisher,
            KeyId = signed?.KeyId,
            Hash = signed?.Hash,
            Capabilities = PackageLook.Asked(manifest, installed),
        });
        return look.Preview;
    }

    /// <summary>Adds what the schemes of the folder's packages would miss.</summary>
    private static PackagePreview WithNeeds(PackagePreview preview, string root, PackagePart? part, TrustRoots roots)
    {
        if (preview.Problems.Count > 0)
        {
            return preview;
        }

        using var all = PackageAssembly.Load(root, null, roots: roots);
        return preview with { Notices = [.. preview.Notices, .. SchemeNeeds.New(all.Packages, all.Instead(preview.Id, part))] };
    }

    /// <param name="folder">What is in force; null when nothing is. A version that is damaged is no reason not to leave it.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="root">The folder of packages.</param>
    /// <param name="roots">Whom this city trusts: nothing that was called back is run for a look.</param>
    /// <param name="look">Looks.</param>
    private static PackagePreview Against(string? folder, string id, string root, TrustRoots roots, Func<PackagePart?, PackagePreview> look)
    {
        PackagePart? before = null;
        try
        {
            before = folder is null || InstalledTrust.Refuse(root, id, folder, roots) is not null ? null : PackagePart.Load(folder, null, PackageKind.Installed, null, PackageAssembly.UsualFaults);
        }
        catch (PackageException)
        {
            // Its contents are unknown then.
        }

        try
        {
            return look(before);
        }
        finally
        {
            before?.Unload();
        }
    }
}
