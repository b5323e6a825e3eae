namespace PerfHost.Storage.Folder;

/// <summary>
/// Keeps a data folder to one process. The operating system holds the lock, so it goes with the process however that ends.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    /// <summary>The name of the lock file.</summary>
    public const string FileName = "folder.lock";

    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock or fails at once; creates the folder when it is missing.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="DataFolderLockedException">Somebody has it.</exception>
    public static DataFolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        try
        {
            return new DataFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new DataFolderLockedException(Path.GetFullPath(folder), exception);
        }
    }

    /// <summary>Gives the folder free.</summary>
    public void Dispose() => _file.Dispose();
}
