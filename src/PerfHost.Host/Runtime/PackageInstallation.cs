using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Packages;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Installs, upgrades, rolls back and removes packages while the host runs. A package is unpacked beside the others, proves
/// itself, and only then is recorded as the one in force; a crash before that leaves the old one in force, after it the new
/// one. One at a time; safe for many threads.
/// </summary>
public sealed class PackageInstallation(PackageSwap swap, PackageAssembly loaded, TrustFolder trust, TimeProvider time)
{
    /// <summary>The packages installed here.</summary>
    public InstalledPackages Installed { get; } = new(loaded.Root);

    /// <summary>Installs a package or upgrades it.</summary>
    /// <param name="file">The package file; must be able to seek.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="reason">Why; null says so in general words.</param>
    /// <param name="consent">The capabilities that the person consents to, in the manifest's words.</param>
    /// <param name="cancellation">Gives up while the package is tried.</param>
    /// <exception cref="PackageException">It is damaged, not trusted, not consented to, older than what is installed, or does not fit this host.</exception>
    public async Task<SwapResult> InstallAsync(Stream file, string person, string? reason, IReadOnlyCollection<string> consent, CancellationToken cancellation)
    {
        var archive = PackageArchive.Read(file, ArchiveLimits.Default);
        var publisher = PackageCheck.Publisher(archive, TrustRoots.Read(trust.Path));
        RefuseFolder(archive.Manifest.Id);
        var id = archive.Manifest.Id;
        var other = Consents.OtherPublisher(Installed.Versions(id) is [var inForce, ..] ? inForce : null, archive.KeyId, publisher);
        Consents.Refuse(id, [.. other, .. Installed.Wanted(archive.Manifest)], [.. other, .. archive.Manifest.Capabilities], consent);
        var candidate = new PackageCandidate(Installed.Unpack(archive), PackageKind.Installed, loaded.RuleCache, Record: () =>
        {
            Installed.Grants.Add(id, consent, person, time.GetUtcNow());
            Installed.PutInForce(archive);
        });
        var said = (reason ?? $"安装 {publisher} 发布的 {archive.Manifest.Version}") + (consent.Count > 0 ? $"；同意 {string.Join('、', consent)}" : "");
        var result = await swap.PutAsync(candidate, person, said, cancellation);
        if (!result.IsRefused && !result.HasChanged)
        {
            // In force before; the consent is news all the same.
            Installed.Grants.Add(id, consent, person, time.GetUtcNow());
        }

        return result;
    }

    /// <summary>Puts the version before the one in force back.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="reason">Why; null says so in general words.</param>
    /// <param name="cancellation">Gives up while the version is tried.</param>
    /// <exception cref="PackageException">The package is not installed, has no earlier version, or that one is not to be trusted any more.</exception>
    public async Task<SwapResult> RollbackAsync(string id, string person, string? reason, CancellationToken cancellation)
    {
        var (version, folder) = Earlier(id);
        var candidate = new PackageCandidate(folder, PackageKind.Installed, loaded.RuleCache, Record: () => Installed.Rollback(id));
        return await swap.PutAsync(candidate, person, reason ?? $"退回 {version.Version}", cancellation);
    }

    /// <summary>Takes a package out of force. Its versions stay unpacked, so that what they computed can be computed again.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="reason">Why; null says so in general words.</param>
    /// <param name="cancellation">Gives up waiting for another swap.</param>
    /// <exception cref="PackageException">The package is not installed.</exception>
    public async Task<SwapResult> RemoveAsync(string id, string person, string? reason, CancellationToken cancellation)
    {
        Installed.Folder(id);
        if (IsFolder(id))
        {
            // What is in force under that id is not what was installed: it stays.
            var version = Installed.Versions(id)[0];
            Installed.Remove(id);
            loaded.Forget(id);
            return new SwapResult(id, new PackageMark(version.Version, Hash.Parse(version.Hash)), null, []);
        }

        return await swap.TakeAsync(id, () => Installed.Remove(id), person, reason ?? "停用", cancellation);
    }

    /// <summary>The version that rolling back would put in force, and its folder.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The package is not installed, has no earlier version, or that one is not to be trusted any more.</exception>
    internal (InstalledVersion Version, string Folder) Earlier(string id)
    {
        RefuseFolder(id);
        var (version, folder) = Installed.Previous(id);
        InstalledTrust.RefuseReturn(Installed, id, version, TrustRoots.Read(trust.Path));
        return (version, folder);
    }

    /// <summary>Whether what is in force under an id comes from a folder.</summary>
    /// <param name="id">The package's id.</param>
    internal bool IsFolder(string id) => loaded.Packages.Find(id) is { Kind: not PackageKind.Installed };

    /// <summary>Refuses an id that a folder provides.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">A folder provides it: at the next start the two would meet.</exception>
    internal void RefuseFolder(string id)
    {
        if (IsFolder(id))
        {
            throw new PackageException(id, null, "已由一个文件夹提供，下次启动时两者会相冲突。请先移走该文件夹，或不再以 --watch 打开它。");
        }
    }
}
