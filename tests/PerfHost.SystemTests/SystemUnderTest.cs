namespace PerfHost.SystemTests;

/// <summary>Where the built system stands.</summary>
internal static class SystemUnderTest
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PerfHost.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has PerfHost.sln.");
    }
}
