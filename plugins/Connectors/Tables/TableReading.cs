using System.Globalization;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Tables;

/// <summary>
/// Reads a table that can be read again from its start, a file, and goes on where the last reading ended. The cursor names
/// the content and the mapping: when either changes, all is read again.
/// </summary>
internal static class TableReading
{
    private const int CursorEvery = 1000;
    private const int MaxRows = 1_000_000;
    private const string End = "end";

    /// <param name="items">The table from its start.</param>
    /// <param name="mapping">What its columns mean.</param>
    /// <param name="content">A hash of the table's content.</param>
    /// <param name="cursor">Where the last reading ended; null for the start.</param>
    public static IEnumerable<SourceItem> Read(IEnumerable<TableItem> items, RowMapping mapping, string content, string? cursor)
    {
        var mark = $"{content}.{mapping.Hash}:";
        var from = Position(cursor, mark);
        if (from == End)
        {
            yield break;
        }

        // Rows that were read before are mapped again and not yielded: a duplicate is known by the row it repeats.
        var skip = from is null ? 0 : int.Parse(from, CultureInfo.InvariantCulture);
        var mapper = new RowMapper(mapping);
        var row = 0;
        foreach (var item in items)
        {
            if (++row > MaxRows)
            {
                throw new SourceSettingsException($"表格超过 {MaxRows} 行。请分成几个文件。");
            }

            var read = item.Row is { } found ? mapper.Map(found) : [item.Rejection!];
            if (row <= skip)
            {
                continue;
            }

            foreach (var one in read)
            {
                yield return one;
            }

            // What is added up is not said before the end, and cannot be gone on with in the middle.
            if (row % CursorEvery == 0 && mapping.Duplicates != Duplicates.Sum)
            {
                yield return new SourceCursor(mark + row.ToString(CultureInfo.InvariantCulture));
            }
        }

        foreach (var sum in mapper.End())
        {
            yield return sum;
        }

        yield return new SourceCursor(mark + End);
    }

    /// <summary>Whether a cursor says that the table was read to its end.</summary>
    public static bool IsEnd(string cursor) => cursor.EndsWith(':' + End, StringComparison.Ordinal);

    private static string? Position(string? cursor, string mark) =>
        cursor is not null && cursor.StartsWith(mark, StringComparison.Ordinal) && cursor[mark.Length..] is var position
        && (position == End || int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? position : null;
}
