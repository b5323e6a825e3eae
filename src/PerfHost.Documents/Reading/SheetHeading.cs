using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Reading;

/// <summary>A row of column headings found on a sheet.</summary>
/// <param name="Row">Where it begins.</param>
/// <param name="LastRow">Where it ends: headings may be merged over several rows.</param>
/// <param name="Columns">For each field the columns its heading covers.</param>
/// <typeparam name="TField">The fields of the block.</typeparam>
internal sealed record SheetHeading<TField>(int Row, int LastRow, IReadOnlyDictionary<TField, SheetRange> Columns)
    where TField : struct, Enum
{
    /// <summary>The headings that one row of a sheet carries.</summary>
    public static SheetHeading<TField> In(SheetGrid grid, int row, IReadOnlyList<LayoutColumn<TField>> columns)
    {
        var found = new OrderedDictionary<TField, SheetRange>();
        var last = row;
        for (var column = 0; column < grid.Columns; column++)
        {
            if (grid.Text(row, column) is not { } text)
            {
                continue;
            }

            var normal = LayoutLabel.Normal(text);
            var match = columns.FirstOrDefault(entry => !found.ContainsKey(entry.Field) && entry.Label.IsSpelled(normal));
            if (match is not null)
            {
                var range = grid.RangeOf(row, column);
                found.Add(match.Field, range);
                last = Math.Max(last, range.LastRow);
            }
        }

        return new SheetHeading<TField>(row, last, found);
    }

    /// <summary>The leftmost column that carries a heading.</summary>
    public int FirstColumn => Columns.Values.Min(range => range.Column);

    /// <summary>The text of a field in a row: of the first cell under its heading that has one; null when blank.</summary>
    public string? Text(SheetGrid grid, int row, TField field)
    {
        if (!Columns.TryGetValue(field, out var range))
        {
            return null;
        }

        for (var column = range.Column; column <= range.LastColumn; column++)
        {
            if (grid.Text(row, column) is { } text)
            {
                return text;
            }
        }

        return null;
    }
}
