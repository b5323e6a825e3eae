namespace PerfHost.Engine.Boards;

/// <summary>The cells of a part of a board as they were last published. Names those that differ when they are shown anew.</summary>
internal sealed class PublishedCells
{
    private CellChange[] _cells = [];

    /// <summary>Takes the cells as they are now.</summary>
    /// <param name="cells">All cells of the part.</param>
    /// <param name="changes">Gets those that differ, and those that are gone.</param>
    public void Show(IEnumerable<CellChange> cells, List<CellChange> changes)
    {
        var before = _cells;
        _cells = [.. cells];
        if (!SameKeys(before, _cells))
        {
            Compare(before, _cells, changes);
            return;
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (!string.Equals(before[i].Value, _cells[i].Value, StringComparison.Ordinal))
            {
                changes.Add(_cells[i]);
            }
        }
    }

    /// <summary>Publishes a text in a cell that is known.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="value">The text.</param>
    /// <param name="changes">Gets the cell if the text is another.</param>
    public void Show(int index, string value, List<CellChange> changes)
    {
        if (!string.Equals(_cells[index].Value, value, StringComparison.Ordinal))
        {
            _cells[index] = _cells[index] with { Value = value };
            changes.Add(_cells[index]);
        }
    }

    private static bool SameKeys(CellChange[] before, CellChange[] after)
    {
        for (var i = 0; i < before.Length && i < after.Length; i++)
        {
            if (!string.Equals(before[i].Key, after[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return before.Length == after.Length;
    }

    private static void Compare(CellChange[] before, CellChange[] after, List<CellChange> changes)
    {
        var known = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var cell in before)
        {
            known[cell.Key] = cell.Value;
        }

        foreach (var cell in after)
        {
            if (!known.Remove(cell.Key, out var value) || value != cell.Value)
            {
                changes.Add(cell);
            }
        }

        changes.AddRange(known.Keys.Select(key => new CellChange(key, null)));
    }
}
