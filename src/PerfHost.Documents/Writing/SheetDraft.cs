using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Writing;

/// <summary>A sheet in the making: cells placed one by one on a grid of columns.</summary>
/// <param name="widths">The widths of the grid's columns, in characters.</param>
internal sealed class SheetDraft(IReadOnlyList<double> widths)
{
    private readonly List<SheetCell> _cells = [];

    public IReadOnlyList<double> Widths => widths;

    public IReadOnlyList<SheetCell> Cells => _cells;

    /// <summary>The next free row.</summary>
    public int Row { get; set; }

    /// <summary>The rows that stay in sight while a list is scrolled, its headings the last of them; 0 for a sheet that is no list.</summary>
    public int HeadRows { get; set; }

    public int LastColumn => widths.Count - 1;

    /// <summary>A label or a text that stays text, whatever it looks like.</summary>
    public void Text(SheetRange range, string? text, SheetStyle style) => _cells.Add(new SheetCell(range, string.IsNullOrWhiteSpace(text) ? null : text, style));

    /// <summary>A level without a name, which must not be taken for "as above".</summary>
    public void Blank(SheetRange range) => _cells.Add(new SheetCell(range, SheetGrid.BlankOnPurpose, SheetStyle.Centred));

    /// <summary>A value: stored as a number when the number reads back as the same text, else as text.</summary>
    public void Value(SheetRange range, string? text, SheetStyle style = SheetStyle.Centred)
    {
        if (NumberCell.Of(text) is var (number, look))
        {
            _cells.Add(new SheetCell(range, text, look, number));
            return;
        }

        Text(range, text, style);
    }

    /// <summary>The cells from one column to another in the current row.</summary>
    public SheetRange Across(int first, int last) => new(Row, first, Row, last);

    /// <summary>
    /// Divides the columns from <paramref name="first"/> to the last among cells that want the given shares of the width,
    /// at least one column each.
    /// </summary>
    public IReadOnlyList<(int First, int Last)> Split(int first, params IReadOnlyList<double> shares)
    {
        var parts = new List<(int First, int Last)>(shares.Count);
        var scale = widths.Skip(first).Sum() / shares.Sum();
        var column = first;
        var (reached, wanted) = (0d, 0d);
        for (var part = 0; part < shares.Count; part++)
        {
            var begin = column;
            wanted += shares[part] * scale;
            reached += widths[column++];
            var rest = shares.Count - part - 1;

            // Another column is taken while it brings the edge nearer to where it is wanted, and enough are left for the rest.
            while (column + rest < widths.Count && (rest == 0 || wanted - reached > widths[column] / 2))
            {
                reached += widths[column++];
            }

            parts.Add((begin, column - 1));
        }

        return parts;
    }
}
