using PerfHost.Documents.Layouts;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Reading;

/// <summary>The labelled fields of a sheet, read row by row: a cell that is the value of a label is never itself taken for a label.</summary>
internal sealed class SheetFields(FormLayout layout, SheetGrid grid)
{
    private readonly List<LayoutField> _open = [.. layout.Fields];
    private readonly List<(LayoutField Entry, string Text, string Place)> _found = [];
    private readonly HashSet<(int Row, int Column)> _values = [];

    /// <summary>The first row that carried a label; null when none did.</summary>
    public int? FirstRow { get; private set; }

    /// <summary>Reads the rows from <paramref name="first"/> up to and without <paramref name="end"/>.</summary>
    public void Scan(int first, int end)
    {
        for (var row = first; row < Math.Min(end, grid.Rows); row++)
        {
            for (var column = 0; column < grid.Columns; column++)
            {
                if (grid.Text(row, column) is { } text)
                {
                    column = Take(row, column, text);
                }
            }
        }
    }

    public string? Text(HeadField field) => Find(field)?.Text;

    public (string Text, string Place)? Find(HeadField field)
    {
        var found = _found.Find(entry => entry.Entry.Field == field);
        return found.Text is null ? null : (found.Text, found.Place);
    }

    /// <summary>The free texts among the fields.</summary>
    public IEnumerable<FormText> Texts() =>
        _found.Where(found => found.Entry.Field == HeadField.Text).Select(found => new FormText(found.Entry.Label.Text, found.Text, found.Place));

    /// <summary>True when the cell was read as the value of a label.</summary>
    public bool IsValue(int row, int column) => _values.Contains((row, column));

    /// <summary>True when a text is a label that this layout knows.</summary>
    public bool IsLabel(string? text) =>
        layout.Fields.Any(entry => entry.Label.Matches(text)) || layout.OtherLabels.Any(label => label.Matches(text)) || layout.Total?.Label.Matches(text) == true;

    /// <summary>Reads the cell if it is a label; gives the last column that it and its value take up.</summary>
    private int Take(int row, int column, string text)
    {
        var label = grid.RangeOf(row, column);
        if (!IsLabel(text))
        {
            TakeInOneCell(row, column, text);
            return label.LastColumn;
        }

        FirstRow ??= row;
        var value = Value(row, label.LastColumn + 1);
        if (value is not { } at)
        {
            return label.LastColumn;
        }

        _values.Add((row, at));
        Keep(_open.Find(entry => entry.Label.Matches(text)), grid.Text(row, at)!, grid.At(row, at));
        return grid.RangeOf(row, at).LastColumn;
    }

    /// <summary>The column of the value that follows a label; null when it was left blank.</summary>
    private int? Value(int row, int column)
    {
        // Directly after a label stands its value, whatever it says; further on, another label says that this one was left blank.
        for (var first = true; column < grid.Columns; column = grid.RangeOf(row, column).LastColumn + 1, first = false)
        {
            if (grid.Text(row, column) is { } text)
            {
                return first || !IsLabel(text) ? column : null;
            }
        }

        return null;
    }

    /// <summary>Label and value in one cell: 填报单位：水利局.</summary>
    private void TakeInOneCell(int row, int column, string text)
    {
        var colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon <= 0 || colon > 40)
        {
            return;
        }

        var entry = _open.Find(field => field.Label.Matches(text[..colon]));
        var value = text[(colon + 1)..].Trim();
        if (entry is not null && value.Length > 0)
        {
            FirstRow ??= row;
            _values.Add((row, column));
            Keep(entry, value, grid.At(row, column));
        }
    }

    private void Keep(LayoutField? entry, string text, string place)
    {
        if (entry is not null)
        {
            _open.Remove(entry);
            _found.Add((entry, text, place));
        }
    }
}
