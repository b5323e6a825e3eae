using PerfHost.Loading.Installing;

namespace PerfHost.Loading;

/// <summary>Finds the folder of one package under a root, as it is now, without loading anything.</summary>
public static class PackageFolders
{
    /// <summary>The folder of the version in force, or of the development folder of that id.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="id">The package's id.</param>
    /// <returns>Null when there is no such package.</returns>
    /// <exception cref="PackageException">It is installed, but the list of its versions is damaged.</exception>
    public static string? Find(string root, string id)
    {
        var installed = new InstalledPackages(root);
        if (installed.Ids.Contains(id, StringComparer.Ordinal))
        {
            return installed.Folder(id);
        }

        foreach (var folder in (Directory.Exists(root) ? Directory.EnumerateDirectories(root) : []).Order(StringComparer.Ordinal))
        {
            try
            {
                if (File.Exists(Path.Combine(folder, PackageManifest.FileName)) && PackageManifest.ReadFolder(folder).Id == id)
                {
                    return folder;
                }
            }
            catch (PackageException)
            {
                // Another package's fault; the catalog names it.
            }
        }

        return null;
    }
}
