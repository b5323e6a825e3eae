using System.Text;

namespace PerfHost.Loading.Archives;

/// <summary>The names of a package's files as they come, to find those that some machine would take for one file, or could not write beside each other.</summary>
internal sealed class EntryNames
{
    private const int FullWidth = 0xFEE0;
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    /// <summary>Takes a name.</summary>
    /// <param name="name">A name that <see cref="EntryName.Refuse"/> lets pass.</param>
    /// <returns>What is wrong with it beside the earlier ones; null when nothing is.</returns>
    public string? Add(string name)
    {
        for (var end = name.IndexOf('/', StringComparison.Ordinal); end >= 0; end = name.IndexOf('/', end + 1))
        {
            var (folder, written) = (Folded(name[..end]), name[..end]);
            if (_files.Contains(folder))
            {
                return $"“{written}”既是文件，又是目录。";
            }

            if (!_folders.TryAdd(folder, written) && _folders[folder] != written)
            {
                return $"目录“{written}”与“{_folders[folder]}”只是写法不同，在有的机器上是同一个目录。";
            }
        }

        var file = Folded(name);
        return _folders.ContainsKey(file) ? $"“{name}”既是文件，又是目录。"
            : _files.Add(file) ? null
            : "同名文件出现两次（大小写、全角半角不同的，在有的机器上是同一个文件）。";
    }

    /// <summary>One spelling for all that differ in case or width only. By hand, because the host runs without the tables that normalising needs; of what they would unite besides, <see cref="EntryName.Refuse"/> lets nothing in.</summary>
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var narrow = rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - FullWidth) : rune.Value == 0x3000 ? new Rune(' ') : rune;
            folded.Append(Rune.ToUpperInvariant(narrow).ToString());
        }

        return folded.ToString();
    }
}
