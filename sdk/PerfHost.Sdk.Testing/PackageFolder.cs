namespace PerfHost.Sdk.Testing;

/// <summary>Finds the folder of the package under test, which lies somewhere above the folder that tests run in.</summary>
public static class PackageFolder
{
    /// <summary>The nearest package folder of that name.</summary>
    /// <param name="name">The folder's name, for example <c>MyCity</c>; several levels with slashes.</param>
    /// <exception cref="PackageHostException">There is none.</exception>
    public static string Find(string name)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var folder = Path.Combine(above.FullName, name);
            if (File.Exists(Path.Combine(folder, Loading.PackageManifest.FileName)))
            {
                return folder;
            }
        }

        throw new PackageHostException($"从 {AppContext.BaseDirectory} 往上找，没有含 {Loading.PackageManifest.FileName} 的文件夹“{name}”。请写程序包文件夹的名称。");
    }
}
