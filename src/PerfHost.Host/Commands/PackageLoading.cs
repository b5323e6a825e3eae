using PerfHost.Host.Packages;
using PerfHost.Loading.Development;
using PerfHost.Loading.Trust;

namespace PerfHost.Host.Commands;

/// <summary>Finds and loads the packages for a command, and says what could not be loaded.</summary>
internal static class PackageLoading
{
    /// <summary>Loads the packages.</summary>
    /// <param name="context">Where to say what is wrong.</param>
    /// <param name="named">The folder that was named; null looks for <c>plugins</c> here and above the program.</param>
    /// <param name="dataFolder">Where compiled rules are kept; null uses the user's cache.</param>
    /// <param name="executions">Keeps account of first executions; null keeps none.</param>
    /// <param name="mostFaults">How many faults in a row stop an extension.</param>
    /// <param name="roots">Whom this city trusts; null calls nothing back.</param>
    /// <returns>Null when there is no such folder.</returns>
    /// <param name="development">Folders under development; null when there are none.</param>
    public static PackageAssembly? Load(CommandContext context, DirectoryInfo? named, string? dataFolder, DevelopmentFolders? development = null, PackageExecutions? executions = null, int mostFaults = PackageAssembly.UsualFaults, TrustRoots? roots = null)
    {
        var root = named?.FullName ?? RepositoryFolder.Find("plugins");
        if (root is null || !Directory.Exists(root))
        {
            context.Refuse(context.Texts.Format("packages.none", root ?? "plugins"));
            return null;
        }

        var loaded = PackageAssembly.Load(root, Path.Combine(dataFolder ?? UserCache(), "rules"), development, executions, mostFaults, roots);
        foreach (var failure in loaded.Packages.Failures)
        {
            context.Error.WriteLine(Terminal.Plain(context.Texts.Format("packages.failed", failure.Folder, failure.Reason)));
        }

        return loaded;
    }

    private static string UserCache() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "perfhost", "cache");
}
