using System.Text;
using PerfHost.Loading.Archives;

namespace PerfHost.Loading.Installing;

/// <summary>
/// The packages installed under a root. Each version is unpacked into a folder of its own below <c>.store</c>, and one
/// small file, <c>id.installed</c>, says which is in force: replacing that file is the whole swap, so a crash at any point
/// leaves exactly the old or the new version. Its lines are the versions, the one in force first; earlier ones are kept
/// for rolling back. One process at a time.
/// </summary>
/// <param name="root">The folder of packages.</param>
public sealed class InstalledPackages(string root)
{
    private const string Suffix = ".installed";

    /// <summary>The folder, below the root, that holds the unpacked versions.</summary>
    public const string Store = ".store";

    /// <summary>What was granted to the packages.</summary>
    public Grants Grants { get; } = new(root);

    /// <summary>The ids of the installed packages, in ordinal order.</summary>
    public IReadOnlyList<string> Ids =>
        [.. (Directory.Exists(root) ? Directory.EnumerateFiles(root, "*" + Suffix) : []).Select(file => Path.GetFileName(file)[..^Suffix.Length]).Order(StringComparer.Ordinal)];

    /// <summary>The folder of the version in force.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The package is not installed, or its list of versions is damaged.</exception>
    public string Folder(string id) => FolderOf(id, Required(id)[0]);

    /// <summary>The versions of a package, the one in force first; empty when it is not installed.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The list is damaged; names the line.</exception>
    public IReadOnlyList<InstalledVersion> Versions(string id)
    {
        var file = ListOf(id);
        return File.Exists(file) ? Parse(file, File.ReadAllLines(file)) : [];
    }

    /// <summary>What another version wants an administrator's consent for, see <see cref="Consents.Wanted"/>.</summary>
    /// <param name="next">The version.</param>
    /// <exception cref="PackageException">A file about the installed package is damaged.</exception>
    public IReadOnlyList<string> Wanted(PackageManifest next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Consents.Wanted(next.Capabilities, Asked(next.Id), Grants.Of(next.Id));
    }

    /// <summary>What the version in force asks for; empty when none is.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">A file about the package is damaged.</exception>
    public IReadOnlyList<string> Asked(string id) => Versions(id).Count > 0 && Directory.Exists(Folder(id)) ? PackageManifest.ReadFolder(Folder(id)).Capabilities : [];

    /// <summary>Puts a version in force: installs the package, or upgrades it.</summary>
    /// <param name="archive">The package, whose publisher was looked at before.</param>
    /// <returns>False when this very version is in force already.</returns>
    /// <exception cref="PackageException">It is older than the version in force, or another package of the same version.</exception>
    public bool Install(PackageArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        Unpack(archive);
        return PutInForce(archive);
    }

    /// <summary>Unpacks a version beside those that are there. Nothing is in force by that.</summary>
    /// <param name="archive">The package, whose publisher was looked at before.</param>
    /// <returns>Its folder, which nobody changes any more.</returns>
    /// <exception cref="PackageException">It is older than the version in force, or another package of the same version.</exception>
    public string Unpack(PackageArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        Refuse(archive);
        var folder = FolderOf(archive.Manifest.Id, VersionOf(archive));
        Unpack(archive, folder);
        return folder;
    }

    /// <summary>Refuses a package that could not be installed beside what is there.</summary>
    /// <param name="archive">The package.</param>
    /// <exception cref="PackageException">It is older than the version in force, or another package of the same version.</exception>
    public void Refuse(PackageArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        RefuseOlder(archive.Manifest.Id, VersionOf(archive));
    }

    /// <summary>Puts a version in force that was unpacked before.</summary>
    /// <param name="archive">The package.</param>
    /// <returns>False when this very version is in force already.</returns>
    /// <exception cref="PackageException">It is older than the version in force, or another package of the same version.</exception>
    public bool PutInForce(PackageArchive archive)
    {
        ArgumentNullException.ThrowIfNull(archive);
        var (id, version) = (archive.Manifest.Id, VersionOf(archive));
        var known = RefuseOlder(id, version);
        if (known.Count > 0 && known[0] == version)
        {
            return false;
        }

        Write(id, [version, .. known.Where(earlier => !earlier.Is(version))]);
        return !(known.Count > 0 && known[0].Is(version));
    }

    /// <summary>The version before the one in force, and its folder.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The package is not installed, or has no earlier version.</exception>
    public (InstalledVersion Version, string Folder) Previous(string id)
    {
        var known = Required(id);
        return known.Count > 1
            ? (known[1], FolderOf(id, known[1]))
            : throw new PackageException(id, null, $"在用的是 {known[0].Version}，没有可以退回的更早版本。");
    }

    /// <summary>Puts the version before the one in force back.</summary>
    /// <param name="id">The package's id.</param>
    /// <returns>The version now in force.</returns>
    /// <exception cref="PackageException">The package is not installed, or has no earlier version.</exception>
    public InstalledVersion Rollback(string id)
    {
        var previous = Previous(id).Version;
        Write(id, [.. Required(id).Skip(1)]);
        return previous;
    }

    /// <summary>Takes a package out of force and what was granted to it back. Its versions stay unpacked, so that what they computed can be computed again.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The package is not installed.</exception>
    public void Remove(string id)
    {
        Required(id);
        File.Delete(ListOf(id));
        Grants.Withdraw(id);
    }

    /// <summary>Whether the files of a version are those that were installed.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="version">One of its versions.</param>
    public bool IsIntact(string id, InstalledVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return IsIntact(FolderOf(id, version), version.Hash);
    }

    private static List<InstalledVersion> Parse(string file, string[] lines)
    {
        var versions = new List<InstalledVersion>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            versions.Add(lines[i].Split(' ') is [{ Length: > 0 } version, { Length: 64 } hash, .. var rest] && hash.All(char.IsAsciiHexDigitLower) && EntryName.Refuse($"rules/{version}") is null
                && (rest is [] || (rest is [{ Length: 32 } key] && key.All(char.IsAsciiHexDigitLower)))
                ? new InstalledVersion(version, hash, rest is [var signer] ? signer : null)
                : throw new PackageException(Path.GetFileName(file), i + 1, "应为“版本号、空格、64 位哈希、空格、32 位签名密钥标识”。请从备份恢复此文件；没有备份的，移走它再重新安装程序包。"));
        }

        return versions.Count > 0 ? versions : throw new PackageException(Path.GetFileName(file), 1, "没有列出任何版本。请移走此文件再重新安装程序包。");
    }

    private static bool IsIntact(string folder, string hash) => Directory.Exists(folder) && PackageSums.OfFolder(folder).Hash == hash;

    private static InstalledVersion VersionOf(PackageArchive archive) => new(archive.Manifest.Version, archive.Hash, archive.KeyId);

    private static void Unpack(PackageArchive archive, string folder)
    {
        if (IsIntact(folder, archive.Hash))
        {
            return;
        }

        // A folder under its own name is whole: it gets that name last.
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(folder)!).FullName;
        var staging = Path.Combine(parent, $".{Guid.NewGuid():N}");
        try
        {
            archive.Extract(staging);
            if (Directory.Exists(folder))
            {
                // Somebody altered it since; nothing is in force by a folder that is not what was signed.
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(staging, folder);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    private IReadOnlyList<InstalledVersion> RefuseOlder(string id, InstalledVersion version)
    {
        var known = Versions(id);
        return known.Count == 0 || known[0].Is(version) || PackageVersion.Compare(version.Version, known[0].Version) > 0
            ? known
            : throw new PackageException(PackageManifest.FileName, null, version.Version == known[0].Version
                ? $"{id} {version.Version} 已安装，但内容不同。同一版本号的内容不应改变，请提高版本号后重新打包。"
                : $"{id} 已安装较新的 {known[0].Version}，不能以 {version.Version} 覆盖。{(known.Skip(1).Any(earlier => earlier.Is(version)) ? $"要退回旧版本，请用 perfhost package rollback {id}。" : $"确要改用旧版本的，先用 perfhost package remove {id} 停用，再安装。")}");
    }

    private IReadOnlyList<InstalledVersion> Required(string id) =>
        Versions(id) is { Count: > 0 } known ? known : throw new PackageException(id, null, "没有安装这个程序包。用 perfhost package list 查看已安装的程序包。");

    private void Write(string id, IEnumerable<InstalledVersion> versions)
    {
        var (list, temporary) = (versions.ToList(), ListOf(id) + ".tmp");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.ASCII.GetBytes(string.Concat(list.Select(version => $"{version.Version} {version.Hash}{(version.KeyId is { } key ? " " + key : "")}\n"))));
            stream.Flush(flushToDisk: true);
        }

        // What cannot be read back would leave no version at all after a restart.
        if (!Parse(ListOf(id), File.ReadAllLines(temporary)).SequenceEqual(list))
        {
            throw new PackageException(id, null, "写下的版本清单与要写的不符，没有启用。请检查磁盘后重试。");
        }

        File.Move(temporary, ListOf(id), overwrite: true);
    }

    private string ListOf(string id) => EntryName.Refuse($"rules/{id}") is null && !id.Contains('/', StringComparison.Ordinal)
        ? Path.Combine(root, id + Suffix)
        : throw new PackageException(id, null, "不是程序包的 id。");

    private string FolderOf(string id, InstalledVersion version) => Path.Combine(root, Store, id, version.Folder);
}
