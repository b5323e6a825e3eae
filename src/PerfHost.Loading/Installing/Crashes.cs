using System.Globalization;
using System.Text;

namespace PerfHost.Loading.Installing;

/// <summary>
/// In which packages the process ended that had gone well before. Once may be a power cut; twice within a day it is the
/// package. One process at a time; safe for many threads, one package each.
/// </summary>
/// <param name="folder">Where they are kept; must exist before the first is counted.</param>
public sealed class Crashes(string folder)
{
    /// <summary>How long the first is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    /// <summary>Counts one.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content.</param>
    /// <param name="now">The moment.</param>
    /// <returns>True when the same content had one before, not longer ago than <see cref="Memory"/>.</returns>
    public bool Count(string id, string hash, DateTimeOffset now)
    {
        var file = FileOf(id);
        var isSecond = File.Exists(file) && File.ReadAllText(file, Encoding.ASCII).Split(' ') is [var known, var at] && known == hash
            && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && (now - moment).Duration() <= Memory;
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"{hash} {now.UtcDateTime:O}"), Encoding.ASCII);
        return isSecond;
    }

    /// <summary>Forgets a package's: another content takes its place, or somebody vouches for it.</summary>
    /// <param name="id">The package's id.</param>
    public void Forget(string id)
    {
        if (Directory.Exists(folder))
        {
            File.Delete(FileOf(id));
        }
    }

    private string FileOf(string id) => Path.Combine(folder, id + ".crashed");
}
