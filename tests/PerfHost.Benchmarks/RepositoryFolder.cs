namespace PerfHost.Benchmarks;

/// <summary>Finds files of the repository that the program was built in.</summary>
public static class RepositoryFolder
{
    /// <summary>The full path of a file.</summary>
    /// <param name="path">Its path from the repository's root.</param>
    public static string Of(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The benchmarks run inside the repository."), path);
    }
}
