namespace PerfHost.Engine.Boards;

/// <summary>A sum while it is being made: parts are added in the order in which they come.</summary>
internal struct TallySum()
{
    private readonly List<(string Label, int Count)> _grades = new(6);
    private int _subjects;
    private int _scored;
    private int _findings;
    private double _weightedTotal;
    private double _weight;

    /// <summary>Adds a part.</summary>
    /// <param name="part">The part.</param>
    public void Add(Tally part)
    {
        _subjects += part.Subjects;
        _scored += part.Scored;
        _findings += part.Findings;
        _weightedTotal += part.WeightedTotal;
        _weight += part.Weight;
        foreach (var (label, count) in part.Counts)
        {
            Add(label, count);
        }
    }

    /// <summary>The sum.</summary>
    public readonly Tally ToTally()
    {
        var counts = _grades.ToArray();
        Array.Sort(counts, static (one, other) => string.CompareOrdinal(one.Label, other.Label));
        return new Tally { Subjects = _subjects, Scored = _scored, Findings = _findings, WeightedTotal = _weightedTotal, Weight = _weight, Counts = counts };
    }

    private readonly void Add(string label, int count)
    {
        // A scheme has a handful of grades: looking through them is faster than any table.
        for (var i = 0; i < _grades.Count; i++)
        {
            if (string.Equals(_grades[i].Label, label, StringComparison.Ordinal))
            {
                _grades[i] = (label, _grades[i].Count + count);
                return;
            }
        }

        _grades.Add((label, count));
    }
}
