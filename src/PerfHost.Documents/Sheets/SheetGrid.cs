using System.Globalization;

namespace PerfHost.Documents.Sheets;

/// <summary>The texts of one sheet and its merged ranges. Rows and columns count from 0.</summary>
internal sealed class SheetGrid
{
    /// <summary>
    /// A no-break space alone: how a written form says that a level has no name. A cell with nothing in it means "as above".
    /// </summary>
    public const string BlankOnPurpose = "\u00A0";

    private readonly string?[][] _cells;
    private readonly int[]?[] _merged;
    private readonly List<SheetRange> _ranges = [];

    /// <param name="file">The file it stands in, for messages.</param>
    /// <param name="name">The sheet's name.</param>
    /// <param name="cells">Its texts: null where nothing stands.</param>
    /// <param name="merged">Its merged ranges; one that overlaps an earlier one is ignored, as is what lies outside the texts.</param>
    public SheetGrid(string file, string name, IReadOnlyList<string?[]> cells, IEnumerable<SheetRange> merged)
    {
        File = file;
        Name = name;
        _cells = [.. cells];
        _merged = new int[]?[_cells.Length];
        Columns = _cells.Length == 0 ? 0 : _cells.Max(row => row.Length);
        foreach (var range in merged)
        {
            Merge(range);
        }
    }

    public string File { get; }

    public string Name { get; }

    public int Rows => _cells.Length;

    public int Columns { get; }

    /// <summary>The cell's own text; null when nothing stands there. Of a merged range only the first cell has one.</summary>
    public string? Raw(int row, int column) => row >= 0 && row < Rows && column >= 0 && column < _cells[row].Length ? _cells[row][column] : null;

    /// <summary>The cell's own text; null when blank.</summary>
    public string? Text(int row, int column) => Raw(row, column) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The merged range around a cell, or the cell alone.</summary>
    public SheetRange RangeOf(int row, int column) =>
        row >= 0 && row < Rows && _merged[row] is { } ranges && column < ranges.Length && ranges[column] > 0
            ? _ranges[ranges[column] - 1]
            : new SheetRange(row, column, row, column);

    /// <summary>Sheet and cell as people write it: 自评表!C5.</summary>
    public string At(int row, int column) => $"{Name}!{ColumnName(column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Sheet and row: 自评表!8.</summary>
    public string AtRow(int row) => $"{Name}!{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The letters of a column: A, Z, AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    private void Merge(SheetRange range)
    {
        var last = new SheetRange(range.Row, range.Column, Math.Min(range.LastRow, Rows - 1), Math.Min(range.LastColumn, Columns - 1));
        if (range.Row < 0 || range.Column < 0 || last.LastRow < last.Row || last.LastColumn < last.Column)
        {
            return;
        }

        _ranges.Add(last);
        for (var row = last.Row; row <= last.LastRow; row++)
        {
            var marks = _merged[row] ??= new int[Columns];
            for (var column = last.Column; column <= last.LastColumn; column++)
            {
                // Ranges of a sound file never overlap; stopping here keeps a crafted file from costing more than its cells.
                if (marks[column] > 0)
                {
                    return;
                }

                marks[column] = _ranges.Count;
            }
        }
    }
}
