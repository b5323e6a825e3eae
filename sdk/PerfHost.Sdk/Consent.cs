namespace PerfHost.Sdk;

/// <summary>
/// What an administrator allows a data source to reach. A source asks here before it opens anything; the host hands over
/// only what the package asked for and the administrator granted. Immutable and safe for many threads.
/// </summary>
/// <param name="network">Addresses as <c>host:port</c>; the host is a name or a number, compared without regard to case.</param>
/// <param name="folders">Folders whose files may be read, those below them included.</param>
public sealed class Consent(IEnumerable<string> network, IEnumerable<string> folders)
{
    private readonly string[] _folders = [.. folders.Select(folder => Path.TrimEndingDirectorySeparator(RealPath(Path.GetFullPath(folder))))];

    /// <summary>Nothing may be reached.</summary>
    public static Consent Nothing { get; } = new([], []);

    /// <summary>The allowed addresses, as given.</summary>
    public IReadOnlyList<string> Network { get; } = [.. network];

    /// <summary>The allowed folders, as given.</summary>
    public IReadOnlyList<string> Folders { get; } = [.. folders];

    /// <summary>Whether a connection may be opened.</summary>
    /// <param name="host">A name or a number, without a port.</param>
    /// <param name="port">1 to 65,535.</param>
    public bool AllowsHost(string host, int port)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Network.Contains(FormattableString.Invariant($"{host}:{port}"), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file or folder may be read. Links are followed first: one that leads out of a folder is not in it.</summary>
    /// <param name="path">Need not exist.</param>
    public bool AllowsFile(string path)
    {
        var real = RealPath(Path.GetFullPath(path));
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Array.Exists(_folders, folder => real.Equals(folder, comparison)
            || real.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, comparison));
    }

    private static string RealPath(string path)
    {
        // Each part may be a link, the last one included; a part that does not exist is none.
        var root = Path.GetPathRoot(path)!;
        var real = root;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            FileSystemInfo info = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                // What it leads to may itself lie behind links.
                real = RealPath(target.FullName);
            }
        }

        return real;
    }
}
