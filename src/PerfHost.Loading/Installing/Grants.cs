using System.Globalization;
using System.Text;
using PerfHost.Loading.Archives;

namespace PerfHost.Loading.Installing;

/// <summary>
/// What was granted to the packages installed under a root: one file beside each list of versions, <c>id.granted</c>, a line
/// for each capability with who granted it and when. It belongs to this host, as what can be reached does, and goes when the
/// package is removed. One process at a time.
/// </summary>
/// <param name="root">The folder of packages.</param>
public sealed class Grants(string root)
{
    private const string Suffix = ".granted";

    /// <summary>What was granted to a package, in the order in which it was; empty when nothing was.</summary>
    /// <param name="id">The package's id.</param>
    /// <exception cref="PackageException">The file is damaged; names the line.</exception>
    public IReadOnlyList<GrantedCapability> Of(string id)
    {
        var file = FileOf(id);
        if (!File.Exists(file))
        {
            return [];
        }

        var lines = File.ReadAllLines(file);
        var granted = new List<GrantedCapability>(lines.Length);
        for (var i = 0; i < lines.Length; i++)
        {
            granted.Add(lines[i].Split('\t') is [{ Length: > 0 } capability, var at, var person]
                && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
                ? new GrantedCapability(capability, person, moment)
                : throw new PackageException(Path.GetFileName(file), i + 1, "应为“权限、时间、授权人”，以制表符分隔。请从备份恢复此文件，或删除后重新安装并同意。"));
        }

        return granted;
    }

    /// <summary>Grants capabilities; those that were granted before keep their line.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="capabilities">See <see cref="GrantedCapability.Capability"/>.</param>
    /// <param name="person">Who grants them.</param>
    /// <param name="at">When.</param>
    public void Add(string id, IEnumerable<string> capabilities, string person, DateTimeOffset at)
    {
        var known = Of(id);
        var added = capabilities.Distinct(StringComparer.Ordinal).Where(capability => known.All(granted => granted.Capability != capability)).Select(capability => new GrantedCapability(capability, Line(person), at)).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var temporary = FileOf(id) + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Concat(known.Concat(added).Select(granted => string.Create(CultureInfo.InvariantCulture, $"{granted.Capability}\t{granted.At.UtcDateTime:O}\t{granted.Person}\n")))));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, FileOf(id), overwrite: true);
    }

    /// <summary>Takes back all that was granted to a package.</summary>
    /// <param name="id">The package's id.</param>
    public void Withdraw(string id) => File.Delete(FileOf(id));

    private static string Line(string text) => string.Concat(text.Where(character => !char.IsControl(character)));

    private string FileOf(string id) => EntryName.Refuse($"rules/{id}") is null && !id.Contains('/', StringComparison.Ordinal)
        ? Path.Combine(root, id + Suffix)
        : throw new PackageException(id, null, "不是程序包的 id。");
}
