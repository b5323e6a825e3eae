namespace PerfHost.UnitTests;

/// <summary>Finds the folders the tests read: the repository itself, and the data folder that stands beside it.</summary>
public static class SharedData
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Upwards(folder => File.Exists(Path.Combine(folder, "PerfHost.sln")) ? folder : null, "PerfHost.sln");

    /// <summary>
    /// The folder named <c>shared</c> beside the repository. Where it is missing the test is skipped with that reason; on
    /// CI (<c>CI=true</c>) it fails, since nothing may be skipped there.
    /// </summary>
    public static string Root
    {
        get
        {
            var shared = FindShared();
            Assert.SkipWhen(shared is null && Environment.GetEnvironmentVariable("CI") != "true", "The folder 'shared' with the published cases does not stand beside this repository.");
            return shared ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has shared/cases.");
        }
    }

    /// <summary>A folder of package <paramref name="package"/>.</summary>
    public static string Plugin(string package, params ReadOnlySpan<string> parts) => Path.Combine([Repository, "plugins", package, .. parts]);

    /// <summary>The published self-evaluation cases, in the order of their numbers.</summary>
    public static IReadOnlyList<string> SelfEvaluationCases =>
        [.. Directory.GetFiles(Path.Combine(Root, "cases", "selfeval"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>The ids of the published cases, for test data; one that no test can read where the folder is missing, so that it is skipped with the reason.</summary>
    public static IReadOnlyList<string> CaseIds =>
        FindShared() is null ? ["002"] : [.. SelfEvaluationCases.Select(path => Path.GetFileNameWithoutExtension(path))];

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "cases")))
            {
                return Path.Combine(folder.FullName, "shared");
            }
        }

        return null;
    }

    private static string Upwards(Func<string, string?> find, string wanted)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (find(folder.FullName) is { } found)
            {
                return found;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has {wanted}.");
    }
}
