namespace PerfHost.Loading.Development;

/// <summary>The folders that an administrator trusts for development: they are unsigned, and followed while the host runs.</summary>
public sealed class DevelopmentFolders
{
    /// <summary>Names the folders.</summary>
    /// <param name="folders">Package folders.</param>
    /// <param name="shadows">Where copies of them are kept; what an earlier run left there is deleted.</param>
    public DevelopmentFolders(IEnumerable<string> folders, string shadows)
    {
        ArgumentNullException.ThrowIfNull(folders);
        Folders = [.. folders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))).Distinct(StringComparer.Ordinal).Select(folder => new DevelopmentFolder(folder, shadows))];
        if (Directory.Exists(shadows))
        {
            ShadowCopy.Delete(shadows);
        }
    }

    /// <summary>No folders.</summary>
    public static DevelopmentFolders None { get; } = new([], "");

    /// <summary>The folders, in the order they were named.</summary>
    public IReadOnlyList<DevelopmentFolder> Folders { get; }
}
