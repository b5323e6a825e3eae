using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Reading;

/// <summary>How well a layout fits a sheet.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Heading">The row of indicator headings that fits best.</param>
/// <param name="Missing">The required headings that row lacks; empty when the sheet is this form.</param>
/// <param name="Titled">True when the sheet carries a title of the layout.</param>
internal sealed record SheetMatch(FormLayout Layout, SheetHeading<RowField> Heading, IReadOnlyList<string> Missing, bool Titled)
{
    public bool Fits => Missing.Count == 0;

    public static SheetMatch Of(FormLayout layout, SheetGrid grid)
    {
        SheetMatch? best = null;
        for (var row = 0; row < grid.Rows; row++)
        {
            var heading = SheetHeading<RowField>.In(grid, row, layout.Columns);
            var match = new SheetMatch(layout, heading, Lacks(layout, heading), false);
            if (best is null || match.Missing.Count < best.Missing.Count)
            {
                best = match;
            }

            if (match.Fits)
            {
                break;
            }
        }

        best ??= new SheetMatch(layout, new SheetHeading<RowField>(0, 0, new OrderedDictionary<RowField, SheetRange>()), Lacks(layout, null), false);
        return best with { Titled = IsTitled(layout, grid, best.Heading.Row) };
    }

    /// <summary>True when a cell is the title line of the layout, or holds it with a year or a place around it.</summary>
    public static bool IsTitle(FormLayout layout, string? cell)
    {
        var text = cell is null ? "" : LayoutLabel.Normal(cell);
        return layout.AlsoTitled.Prepend(layout.Title).Any(title => text.Contains(LayoutLabel.Normal(title), StringComparison.Ordinal));
    }

    private static List<string> Lacks(FormLayout layout, SheetHeading<RowField>? heading) =>
        [.. layout.Columns.Where(column => column.Required && heading?.Columns.ContainsKey(column.Field) != true).Select(column => column.Label.Text)];

    private static bool IsTitled(FormLayout layout, SheetGrid grid, int before)
    {
        for (var row = 0; row < Math.Min(before, 8); row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                if (IsTitle(layout, grid.Text(row, column)))
                {
                    return true;
                }
            }
        }

        return IsTitle(layout, grid.Name);
    }
}
