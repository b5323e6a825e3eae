namespace PerfHost.SystemTests.Running;

/// <summary>Where things are: the repository, the built program, the data that stands beside the repository.</summary>
public static class Repository
{
    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = Upwards(folder => File.Exists(Path.Combine(folder, "PerfHost.sln")) ? folder : null, "PerfHost.sln");

    /// <summary>The built program, in the configuration the tests were built in.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "PerfHost.Host", "bin", Configuration, "net10.0", "perfhost.dll");

    /// <summary>The published self-evaluation cases, in the order of their numbers.</summary>
    /// <remarks>Where the folder is missing the test is skipped with that reason; on CI (<c>CI=true</c>) it fails.</remarks>
    public static IReadOnlyList<string> Cases
    {
        get
        {
            var folder = FindUpwards(folder => Path.Combine(folder, "shared", "cases", "selfeval") is var cases && Directory.Exists(cases) ? cases : null);
            Assert.SkipWhen(folder is null && Environment.GetEnvironmentVariable("CI") != "true", "The folder 'shared' with the published cases does not stand beside this repository.");
            return [.. Directory.GetFiles(folder ?? throw new DirectoryNotFoundException("shared/cases/selfeval"), "*.json").Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>A form among the published examples.</summary>
    /// <param name="name">The beginning of its file name.</param>
    public static string PublishedForm(string name) => Directory.GetFiles(Path.Combine(Root, "examples", "published-forms"), name + "*").Order(StringComparer.Ordinal).First();

    /// <summary>What these tests, and the program, were built as.</summary>
    public static string Configuration => new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    private static string Upwards(Func<string, string?> find, string wanted) =>
        FindUpwards(find) ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has {wanted}.");

    private static string? FindUpwards(Func<string, string?> find)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (find(folder.FullName) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
