namespace PerfHost.Storage.Folder;

/// <summary>Another process, or another store of this one, works in the data folder.</summary>
public sealed class DataFolderLockedException : IOException
{
    /// <summary>Names the folder.</summary>
    /// <param name="folder">Its full path.</param>
    /// <param name="inner">What the operating system said.</param>
    public DataFolderLockedException(string folder, Exception? inner = null)
        : base($"The data folder '{folder}' is in use: another PerfHost has it open. Stop that one, or send the command to it.", inner) => Folder = folder;

    /// <summary>The full path of the folder.</summary>
    public string Folder { get; }
}
