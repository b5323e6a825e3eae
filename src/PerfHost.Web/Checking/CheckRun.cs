namespace PerfHost.Web.Checking;

/// <summary>The findings of one visitor's files while they are looked at; in memory only. Safe for many threads.</summary>
/// <param name="id">What the visitor knows it by: not to be guessed.</param>
public sealed class CheckRun(string id)
{
    private readonly Lock _lock = new();
    private readonly List<CheckedFile> _files = [];
    private long _bytes;

    /// <summary>What the visitor knows it by.</summary>
    public string Id { get; } = id;

    /// <summary>Roughly how many characters it keeps in memory.</summary>
    public long Characters { get; private set; }

    /// <summary>The files so far, in the order they were checked.</summary>
    public IReadOnlyList<CheckedFile> Files
    {
        get
        {
            lock (_lock)
            {
                return [.. _files];
            }
        }
    }

    /// <summary>Adds a file.</summary>
    /// <param name="file">What became of it.</param>
    /// <param name="bytes">Its size.</param>
    /// <returns>False when the run has reached a limit; the file is then not added.</returns>
    public bool Add(CheckedFile file, long bytes)
    {
        ArgumentNullException.ThrowIfNull(file);
        lock (_lock)
        {
            if (_files.Count >= CheckLimits.RunFiles || _bytes + bytes > CheckLimits.RunBytes || Characters + file.Characters > CheckLimits.RunCharacters)
            {
                return false;
            }

            _files.Add(file);
            _bytes += bytes;
            Characters += file.Characters;
            return true;
        }
    }
}
