using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>Free texts side by side under their labels.</summary>
/// <param name="FirstRow">The row of the labels.</param>
/// <param name="LastRow">The last row of the texts.</param>
/// <param name="Texts">The texts, blanks left out.</param>
internal sealed record SheetGoals(int FirstRow, int LastRow, IReadOnlyList<FormText> Texts)
{
    /// <summary>Finds them between the rows given, ends included; null when the sheet has none.</summary>
    public static SheetGoals? Find(FormLayout layout, SheetGrid grid, int first, int last)
    {
        if (layout.Goals is not { } goals)
        {
            return null;
        }

        for (var row = first; row <= last; row++)
        {
            var columns = Columns(goals, grid, row);
            if (columns.Count >= Math.Min(2, goals.Columns.Count))
            {
                return Read(grid, row, columns, last);
            }
        }

        return null;
    }

    private static List<(string Label, SheetRange Range)> Columns(LayoutGoals goals, SheetGrid grid, int row)
    {
        var columns = new List<(string Label, SheetRange Range)>();
        for (var column = 0; column < grid.Columns; column++)
        {
            var label = goals.Columns.FirstOrDefault(label => label.Matches(grid.Text(row, column)) && !columns.Exists(known => known.Label == label.Text));
            if (label is not null)
            {
                columns.Add((label.Text, grid.RangeOf(row, column)));
            }
        }

        return columns;
    }

    private static SheetGoals Read(SheetGrid grid, int row, List<(string Label, SheetRange Range)> columns, int last)
    {
        var texts = new List<FormText>();
        var end = row;
        foreach (var (label, range) in columns)
        {
            var below = range.LastRow + 1;
            if (below > last)
            {
                continue;
            }

            for (var column = range.Column; column <= range.LastColumn; column++)
            {
                if (grid.Text(below, column) is { } text)
                {
                    texts.Add(new FormText(label, text, grid.At(below, column)));
                    break;
                }
            }

            end = Math.Max(end, grid.RangeOf(below, range.Column).LastRow);
        }

        return new SheetGoals(row, Math.Min(end, last), texts);
    }
}
