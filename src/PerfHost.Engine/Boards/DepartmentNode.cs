namespace PerfHost.Engine.Boards;

/// <summary>A department (主管部门) on a board: its subjects, their sums and the cells that show them.</summary>
/// <param name="name">Its name; empty for the subjects that name none.</param>
internal sealed class DepartmentNode(string name)
{
    private readonly SortedList<string, SubjectNode> _members = new(StringComparer.Ordinal);
    private readonly PublishedCells _cells = new();
    private bool _isStale;

    /// <summary>The sums of its subjects, as of the last <see cref="SumUp"/>.</summary>
    public Tally Tally { get; private set; } = Tally.None;

    /// <summary>Takes a subject in, or notes that a subject in it changed.</summary>
    /// <param name="node">The subject.</param>
    public void Put(SubjectNode node)
    {
        _members[node.Result.Subject] = node;
        _isStale = true;
    }

    /// <summary>Lets a subject go.</summary>
    /// <param name="subject">Its id.</param>
    public void Remove(string subject) => _isStale |= _members.Remove(subject);

    /// <summary>Notes that a subject in it changed.</summary>
    public void Touch() => _isStale = true;

    /// <summary>Adds its subjects up, in ordinal order of their ids, if one of them changed.</summary>
    /// <param name="changes">Gets the cells that differ.</param>
    public void SumUp(List<CellChange> changes)
    {
        if (_isStale)
        {
            var sum = new TallySum();
            for (var i = 0; i < _members.Count; i++)
            {
                sum.Add(_members.GetValueAtIndex(i).Tally);
            }

            Tally = sum.ToTally();
            _isStale = false;
            _cells.Show(name.Length == 0 ? [] : BoardCells.Of(name, Tally), changes);
        }
    }
}
