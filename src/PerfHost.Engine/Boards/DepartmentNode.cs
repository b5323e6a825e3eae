namespace PerfHost.Engine.Boards;

/// <summary>A department (主管部门) on a board: its subjects, their sums and the cells that show them.</summary>
/// <param name="name">Its name; empty for the subjects that name none.</param>
internal sealed class DepartmentNode(string name)
{
    private readonly SortedList<string, SubjectTally> _members = new(StringComparer.Ordinal);
    private readonly PublishedCells _cells = new();
    private bool _isStale;

    /// <summary>The sums of its subjects, as of the last <see cref="SumUp"/>.</summary>
    public Tally Tally { get; private set; } = Tally.None;

    /// <summary>Takes what a subject counts, be it new or changed.</summary>
    /// <param name="subject">Its id.</param>
    /// <param name="tally">What it counts.</param>
    public void Put(string subject, SubjectTally tally)
    {
        _members[subject] = tally;
        _isStale = true;
    }

    /// <summary>Lets a subject go.</summary>
    /// <param name="subject">Its id.</param>
    public void Remove(string subject) => _isStale |= _members.Remove(subject);

    /// <summary>Adds its subjects up, in ordinal order of their ids, if one of them changed.</summary>
    /// <param name="changes">Gets the cells that differ.</param>
    public void SumUp(List<CellChange> changes)
    {
        if (_isStale)
        {
            var sum = new TallySum();
            for (var i = 0; i < _members.Count; i++)
            {
                sum.Add(_members.GetValueAtIndex(i));
            }

            Tally = sum.ToTally();
            _isStale = false;
            _cells.Show(name.Length == 0 ? [] : BoardCells.Of(name, Tally), changes);
        }
    }
}
