using PerfHost.Loading.Trust;

namespace PerfHost.Loading.Installing;

/// <summary>What was trusted when it was installed is looked at again before it is loaded. Safe for several threads.</summary>
public static class InstalledTrust
{
    /// <summary>Whether a version must not be loaded any more: it was called back, or its files are not those that were installed.</summary>
    /// <param name="installed">The installed packages.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="version">The version, in force or earlier.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <returns>Why; null when nothing speaks against it.</returns>
    public static Distrust? Refuse(InstalledPackages installed, string id, InstalledVersion version, TrustRoots roots)
    {
        ArgumentNullException.ThrowIfNull(installed);
        return Revoked(id, version, roots)
            ?? (installed.IsIntact(id, version) ? null : new Distrust($"{id} {version.Version} 的文件在安装之后被改动过", "请重新安装同一程序包。"));
    }

    /// <summary>Whether what lies under an id must not be loaded any more. A folder that somebody put there is trusted as it stands.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <returns>Why; null when nothing speaks against it.</returns>
    /// <exception cref="PackageException">The list of its versions is damaged.</exception>
    public static Distrust? Refuse(string root, string id, string folder, TrustRoots roots)
    {
        var installed = new InstalledPackages(root);
        return installed.Versions(id) is [var current, ..] && installed.Folder(id) == folder ? Refuse(installed, id, current, roots) : null;
    }

    /// <summary>Refuses to go back to a version that must not be loaded any more.</summary>
    /// <param name="installed">The installed packages.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="earlier">The version.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <exception cref="PackageException">It was called back, or its files were changed.</exception>
    public static void RefuseReturn(InstalledPackages installed, string id, InstalledVersion earlier, TrustRoots roots)
    {
        if (Refuse(installed, id, earlier, roots) is { } distrust)
        {
            throw new PackageException(id, null, $"{distrust.Reason}，不能退回。请安装发布单位的新版本。");
        }
    }

    /// <summary>Whether a version was called back: it itself, or the key that signed it.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="version">The version.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <returns>Why; null when it was not.</returns>
    public static Distrust? Revoked(string id, InstalledVersion version, TrustRoots roots)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(roots);
        return roots.IsRevoked(version.Hash) ? new Distrust($"{id} {version.Version} 已被吊销", "请安装发布单位的新版本，或退回上一版本、停用。")
            : version.KeyId is { } key && roots.IsRevoked(key) ? new Distrust($"{id} {version.Version} 的签名密钥 {key} 已被吊销", "请向发布单位索取用新密钥签名的版本，或停用。")
            : null;
    }
}
