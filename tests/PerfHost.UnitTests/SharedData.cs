namespace PerfHost.UnitTests;

/// <summary>Finds the folders the tests read: the repository itself, and the data folder that stands beside it.</summary>
public static class SharedData
{
    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Upwards(folder => File.Exists(Path.Combine(folder, "PerfHost.sln")) ? folder : null, "PerfHost.sln");

    /// <summary>The folder named <c>shared</c> beside the repository.</summary>
    public static string Root { get; } = Upwards(
        folder => Path.Combine(folder, "shared") is var shared && Directory.Exists(Path.Combine(shared, "cases")) ? shared : null, "shared/cases");

    /// <summary>A folder of package <paramref name="package"/>.</summary>
    public static string Plugin(string package, params ReadOnlySpan<string> parts) => Path.Combine([Repository, "plugins", package, .. parts]);

    /// <summary>The published self-evaluation cases, in the order of their numbers.</summary>
    public static IReadOnlyList<string> SelfEvaluationCases { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, "cases", "selfeval"), "*.json").Order(StringComparer.Ordinal)];

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
