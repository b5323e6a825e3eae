namespace PerfHost.Host.Commands;

/// <summary>Finds folders that come with the program: below the working folder, else beside or above the program.</summary>
internal static class RepositoryFolder
{
    public static string? Find(string relative)
    {
        if (Directory.Exists(relative))
        {
            return Path.GetFullPath(relative);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, relative);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
