using PerfHost.Web.Text;

namespace PerfHost.Host.Runtime;

/// <summary>Says in words for people what the system complains of in English when a file cannot be read or written.</summary>
internal static class FileTrouble
{
    // What the system calls them: as errno on Unix, as Win32 codes on Windows.
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int DiskFull = unchecked((int)0x80070070);
    private const int HandleDiskFull = unchecked((int)0x80070027);
    private const int ReadOnly = 30;
    private const int WriteProtected = unchecked((int)0x80070013);
    private const int NotDirectory = 20;
    private const int IsDirectory = 21;

    private static readonly Lazy<Texts> s_chinese = new(() => Texts.In("zh"));

    /// <summary>What went wrong, in Chinese; the original words of anything else than a known trouble with a file.</summary>
    /// <param name="error">What was thrown.</param>
    public static string Say(Exception error) => Say(error, s_chinese.Value);

    /// <summary>What went wrong, with the path; the original words of anything else than a known trouble with a file.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="texts">The words.</param>
    public static string Say(Exception error, Texts texts)
    {
        var path = Path(error.Message);
        return Key(error, path) is var (key, named) ? named is null ? texts[key + "-unnamed"] : texts.Format(key, named) : error.Message;
    }

    private static (string Key, string? Path)? Key(Exception error, string? path) => error switch
    {
        FileNotFoundException when path is not null && Begins(error, "Could not find file") => ("files.not-found", path),
        DirectoryNotFoundException when path is not null && Begins(error, "Could not find a part of the path") => MissingFolder(path),
        UnauthorizedAccessException when Begins(error, "Access to the path") => (path is not null && IsListed(path) ? "files.is-folder" : "files.not-allowed", path),
        { HResult: IsDirectory } when path is not null => ("files.is-folder", path),
        IOException { HResult: NotDirectory } when path is not null => MissingFolder(path),
        IOException { HResult: NoSpace or QuotaExceeded or DiskFull or HandleDiskFull } => ("files.full", path),
        IOException { HResult: ReadOnly or WriteProtected } => ("files.read-only", path),
        _ => null,
    };

    /// <summary>Whether the words are the system's: those of a package are for people already.</summary>
    private static bool Begins(Exception error, string words) => error.Message.StartsWith(words, StringComparison.Ordinal);

    /// <summary>The path stands between quotes; where it has quotes of its own, the outer ones count.</summary>
    private static string? Path(string message)
    {
        var (from, to) = (message.IndexOf('\'', StringComparison.Ordinal), message.LastIndexOf('\''));
        return from >= 0 && to > from + 1 ? message[(from + 1)..to] : null;
    }

    /// <summary>The outermost folder that is missing, or the file that stands in its place.</summary>
    private static (string Key, string? Path) MissingFolder(string path)
    {
        for (var parent = System.IO.Path.GetDirectoryName(path); !string.IsNullOrEmpty(parent) && !Directory.Exists(parent); parent = System.IO.Path.GetDirectoryName(path))
        {
            path = parent;
        }

        return (File.Exists(path) ? "files.is-file" : "files.no-folder", path);
    }

    /// <summary>Whether it is a folder that can be looked into: then it is no matter of rights that it was refused as a file.</summary>
    private static bool IsListed(string path)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
            entries.MoveNext();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
