using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>The indicator rows of a sheet and the total row under them.</summary>
internal sealed class SheetRows(FormLayout layout, SheetGrid grid, SheetHeading<RowField> heading, SheetFields fields)
{
    private readonly List<FormRow> _rows = [];
    private string _level1 = "";
    private string _level2 = "";

    public IReadOnlyList<FormRow> Rows => _rows;

    /// <summary>The total as printed and where it stands; null when there is no total row.</summary>
    public (string? Text, string Place)? Total { get; private set; }

    /// <summary>The grade beside the total; null when none stands there.</summary>
    public string? Grade { get; private set; }

    /// <summary>Reads down to the end of the block; gives the first row after it.</summary>
    public int Read()
    {
        var side = Enumerable.Range(0, heading.FirstColumn).Select(column => grid.RangeOf(heading.Row, column).LastRow).DefaultIfEmpty(0).Max();
        var merged = side > heading.LastRow;
        var row = heading.LastRow + 1;
        for (; row < grid.Rows && (!merged || row <= side); row++)
        {
            if (IsTotal(row))
            {
                ReadTotal(row);
                return row + 1;
            }

            if (!merged && IsFoot(row))
            {
                return row;
            }

            ReadRow(row);
        }

        // The side label of the indicators ends before the total row, with at most a few lines between.
        for (var below = row; below < Math.Min(row + 3, grid.Rows); below++)
        {
            if (IsTotal(below))
            {
                ReadTotal(below);
                return below + 1;
            }
        }

        return row;
    }

    private void ReadRow(int row)
    {
        CarryLevels(row);
        var target = Shared(row, RowField.AdjustedTarget) ?? Shared(row, RowField.Target);
        var read = new FormRow
        {
            Level1 = _level1,
            Level2 = _level2,
            Name = Shared(row, RowField.Name) ?? "",
            Operator = Shared(row, RowField.Operator),
            Target = target,
            Unit = Shared(row, RowField.Unit),
            Actual = Shared(row, RowField.Actual),
            Coefficient = heading.Text(grid, row, RowField.Coefficient),
            Weight = heading.Text(grid, row, RowField.Weight),
            Score = heading.Text(grid, row, RowField.Score),
            Reason = Shared(row, RowField.Reason),
            Place = grid.AtRow(row),
        };

        // A row with nothing but levels is a line of the empty form that nobody needed.
        if (read.Name.Length > 0 || (read.Target ?? read.Actual ?? read.Weight ?? read.Score ?? read.Operator ?? read.Unit ?? read.Coefficient ?? read.Reason) is not null)
        {
            _rows.Add(read);
        }
    }

    /// <summary>Levels stand once for the rows below them; a blank written on purpose ends them, as does a new level above.</summary>
    private void CarryLevels(int row)
    {
        var level1 = Level(row, RowField.Level1);
        var level2 = Level(row, RowField.Level2);
        if (level1 is not null)
        {
            _level1 = level1;
            _level2 = level2 ?? "";
        }
        else if (level2 is not null)
        {
            _level2 = level2;
        }
    }

    private string? Level(int row, RowField field)
    {
        if (heading.Text(grid, row, field) is { } text)
        {
            return text;
        }

        return heading.Columns.TryGetValue(field, out var range) && grid.Raw(row, range.Column) == SheetGrid.BlankOnPurpose ? "" : null;
    }

    /// <summary>
    /// A text that a merged cell shares over rows holds for each of them. Points do not: a weight or score merged over rows
    /// is earned once, and stays with the first.
    /// </summary>
    private string? Shared(int row, RowField field)
    {
        if (heading.Text(grid, row, field) is { } text)
        {
            return text;
        }

        if (!heading.Columns.TryGetValue(field, out var range))
        {
            return null;
        }

        var merged = grid.RangeOf(row, range.Column);
        return merged.Row < row && merged.Row > heading.LastRow ? grid.Text(merged.Row, merged.Column) : null;
    }

    private bool IsTotal(int row) => layout.Total is { } total && total.Label.Matches(FirstText(row))
        && FirstColumn(row) <= heading.Columns[RowField.Name].LastColumn && heading.Text(grid, row, RowField.Name) is null;

    private bool IsFoot(int row) => FirstText(row) is { } text && fields.IsLabel(text) && !IsNamed(row);

    /// <summary>True when something stands under 三级指标 that is more than the first text of the row.</summary>
    private bool IsNamed(int row) => heading.Text(grid, row, RowField.Name) is not null && FirstColumn(row) < heading.Columns[RowField.Name].Column
        && heading.Text(grid, row, RowField.Target) is not null;

    private string? FirstText(int row) => FirstColumn(row) is var column && column < grid.Columns ? grid.Text(row, column) : null;

    private int FirstColumn(int row)
    {
        var column = 0;
        while (column < grid.Columns && grid.Text(row, column) is null)
        {
            column++;
        }

        return column;
    }

    private void ReadTotal(int row)
    {
        // A sheet without a score column still prints its total after the label.
        var score = heading.Columns.TryGetValue(RowField.Score, out var range) ? range : grid.RangeOf(row, heading.Columns.Values.Max(column => column.LastColumn));
        var text = heading.Text(grid, row, RowField.Score);
        var place = grid.At(row, score.Column);
        if (text is null && !heading.Columns.ContainsKey(RowField.Score))
        {
            var last = Enumerable.Range(FirstColumn(row) + 1, Math.Max(0, grid.Columns - FirstColumn(row) - 1)).Where(column => grid.Text(row, column) is not null).DefaultIfEmpty(-1).Last();
            (text, place) = last < 0 ? (null, place) : (grid.Text(row, last), grid.At(row, last));
        }

        Total = (text, place);
        Grade = layout.Total is { GradeBeside: true } ? grid.Text(row, score.LastColumn + 1) : null;
    }
}
