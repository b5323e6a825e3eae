using System.Text;

namespace PerfHost.Loading.Installing;

/// <summary>
/// Which packages are being executed for the first time since they were installed or swapped. A mark is left before and
/// taken back after: one that is still there at the next start says that the process ended while that content was
/// executing, and it starts quarantined. One process at a time; safe for many threads, one package each.
/// </summary>
/// <param name="folder">Where the marks are kept, created on first use.</param>
public sealed class FirstExecutions(string folder)
{
    /// <summary>Leaves the mark.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content, see <see cref="PackageContent.Hash"/>.</param>
    public void Begin(string id, string hash)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Mark(id), hash, Encoding.ASCII);
    }

    /// <summary>Takes the mark back: the content went well, or is not executed any more.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="provenHash">The hash of the content that went well; null when none did.</param>
    public void End(string id, string? provenHash)
    {
        if (provenHash is not null)
        {
            File.WriteAllText(Proof(id), provenHash, Encoding.ASCII);
        }

        if (Directory.Exists(folder))
        {
            File.Delete(Mark(id));
        }
    }

    /// <summary>Whether the process ended while this content was executed for the first time.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content.</param>
    public bool IsQuarantined(string id, string hash) => Reads(Mark(id), hash);

    /// <summary>Whether this content went well before.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content.</param>
    public bool IsProven(string id, string hash) => Reads(Proof(id), hash);

    private static bool Reads(string file, string hash) => File.Exists(file) && File.ReadAllText(file, Encoding.ASCII) == hash;

    private string Mark(string id) => Path.Combine(folder, id + ".executing");

    private string Proof(string id) => Path.Combine(folder, id + ".proven");
}
