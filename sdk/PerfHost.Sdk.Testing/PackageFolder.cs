namespace PerfHost.Sdk.Testing;

/// <summary>Finds the folders of the package under test and of the national framework.</summary>
public static class PackageFolder
{
    /// <summary>
    /// The national framework (<c>baseline</c>), to be loaded beside a package whose schemes name its types, such as
    /// <c>baseline/execution-rate</c>. It comes with this library and lies beside the tests.
    /// </summary>
    /// <exception cref="PackageHostException">It lies neither there nor in a folder <c>plugins/Baseline</c> above.</exception>
    public static string National()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "baseline");
        return File.Exists(Path.Combine(shipped, Loading.PackageManifest.FileName)) ? shipped : Find("plugins/Baseline");
    }

    /// <summary>The nearest package folder of that name, somewhere above the folder that tests run in.</summary>
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
