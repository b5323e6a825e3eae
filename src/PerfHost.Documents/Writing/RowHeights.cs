namespace PerfHost.Documents.Writing;

/// <summary>Row heights that let wrapped texts be seen: no spreadsheet program fits merged cells by itself.</summary>
internal static class RowHeights
{
    private const double Line = 15.5;
    private const double Least = 24;
    private const double Most = 409;

    /// <summary>The heights in points, one for each row.</summary>
    public static double[] Of(SheetDraft draft)
    {
        var heights = Enumerable.Repeat(Least, draft.Row).ToArray();

        // Cells in one row first: what a merged cell still lacks is then spread over its rows.
        foreach (var cell in draft.Cells.OrderBy(cell => cell.Range.LastRow - cell.Range.Row))
        {
            var needed = Needed(cell, draft.Widths);
            var range = cell.Range;
            var has = heights.AsSpan(range.Row, range.LastRow - range.Row + 1);
            var lacks = needed;
            foreach (var height in has)
            {
                lacks -= height;
            }

            if (lacks > 0)
            {
                foreach (ref var height in has)
                {
                    height = Math.Min(Most, height + (lacks / has.Length));
                }
            }
        }

        return heights;
    }

    private static double Needed(SheetCell cell, IReadOnlyList<double> widths)
    {
        if (cell.Style == SheetStyle.Title)
        {
            return 36;
        }

        var width = Enumerable.Range(cell.Range.Column, cell.Range.LastColumn - cell.Range.Column + 1).Sum(column => widths[column]) - 1;
        var lines = (cell.Text ?? "").Split('\n').Sum(paragraph => Math.Max(1, Math.Ceiling(Units(paragraph) / Math.Max(2, width))));
        return Math.Min(Most, (lines * Line) + 6);
    }

    /// <summary>The width of a text in characters of the standard font: a Chinese character takes two and a little.</summary>
    private static double Units(string text) => text.Sum(sign => sign < 0x2000 ? 1.1 : 2.2);
}
