using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;

namespace PerfHost.Loading.Installing;

/// <summary>What has to hold before a package may be installed. Nothing of it is loaded or run for that.</summary>
public static class PackageCheck
{
    private const int Listed = 10;

    /// <summary>Checks a package.</summary>
    /// <param name="archive">A package file that is whole.</param>
    /// <param name="roots">Whom this city trusts.</param>
    /// <returns>The publisher's name among the roots.</returns>
    /// <exception cref="PackageException">It lacks the DLL that its manifest names, a DLL of it needs what this host does not offer, or nobody trusted signed it; says which.</exception>
    public static string Publisher(PackageArchive archive, TrustRoots roots)
    {
        ArgumentNullException.ThrowIfNull(archive);
        SdkRange.Refuse(archive.Manifest);
        EntryAssembly.RefuseAmong(archive.Manifest, archive.Files.Select(file => file.Name));
        foreach (var (name, content) in archive.Assemblies)
        {
            if (name == $"lib/{archive.Manifest.Assembly}")
            {
                ModuleInitializer.Refuse(name, content);
            }

            if (SdkReferences.Missing(content, name) is { Count: > 0 } missing)
            {
                throw new PackageException(name, null, $"需要本机 Sdk 没有的 {missing.Count} 项：{string.Join('、', missing.Take(Listed))}。请先升级平台，或向发布单位索取与本版本相配的程序包。");
            }
        }

        return archive.Publisher(roots);
    }
}
