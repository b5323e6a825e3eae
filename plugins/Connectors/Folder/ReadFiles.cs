using PerfHost.Connectors.Settings;

namespace PerfHost.Connectors.Folder;

/// <summary>
/// Which files of a folder were read, as a cursor: eight bytes of the hash of each that still lies there, and how far the
/// one after them was read. Immutable.
/// </summary>
/// <param name="Mapping">The hash of the mapping they were read by; another one reads them again.</param>
/// <param name="Hashes">The files, in the order in which they were read.</param>
/// <param name="Inner">Where reading the next file stopped; null between two files.</param>
internal sealed record ReadFiles(string Mapping, IReadOnlyList<ulong> Hashes, string? Inner)
{
    /// <summary>How many files a folder may hold: their cursor has to stay short.</summary>
    public const int Most = 2500;

    public static ReadFiles Parse(string? cursor, string mapping)
    {
        if (cursor?.Split('|') is not [var written, var list, var inner] || written != mapping)
        {
            return new ReadFiles(mapping, [], null);
        }

        try
        {
            var bytes = Convert.FromBase64String(list);
            return new ReadFiles(mapping, [.. bytes.Chunk(sizeof(ulong)).Select(hash => BitConverter.ToUInt64(hash))], inner.Length > 0 ? inner : null);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new SourceSettingsException("游标不是本数据源写的。");
        }
    }

    /// <summary>A file's place in the list.</summary>
    /// <param name="hash">The hexadecimal hash of its content.</param>
    public static ulong Key(string hash) => ulong.Parse(hash.AsSpan(0, 16), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    public override string ToString() => $"{Mapping}|{Convert.ToBase64String([.. Hashes.SelectMany(BitConverter.GetBytes)])}|{Inner}";
}
