namespace PerfHost.Storage.Folder;

/// <summary>Replaces small files so that after a crash either the old or the new content is there, whole.</summary>
public static class DurableFile
{
    /// <summary>Replaces the content of a file; the folder is made when there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">The new content; durable when this returns.</param>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!).FullName;
        var written = path + ".new";
        using (var stream = new FileStream(written, FileMode.Create, FileAccess.Write))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(written, path, overwrite: true);
        FolderSync.Flush(folder);
    }
}
