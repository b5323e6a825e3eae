namespace PerfHost.Engine.Boards;

/// <summary>A sum while it is being made: parts are added in the order in which they come.</summary>
internal sealed class TallySum
{
    private readonly List<(string Label, int Count)> _grades = new(6);
    private int _found;
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

    /// <summary>Adds a subject.</summary>
    /// <param name="subject">What it counts.</param>
    public void Add(in SubjectTally subject)
    {
        _subjects++;
        _scored += subject.Scored;
        _findings += subject.Findings;
        _weightedTotal += subject.WeightedTotal;
        _weight += subject.Weight;
        Add(subject.Grade, 1);
    }

    /// <summary>The sum.</summary>
    public Tally ToTally()
    {
        var counts = _grades.ToArray();
        Array.Sort(counts, static (one, other) => string.CompareOrdinal(one.Label, other.Label));
        return new Tally { Subjects = _subjects, Scored = _scored, Findings = _findings, WeightedTotal = _weightedTotal, Weight = _weight, Counts = counts };
    }

    private void Add(string label, int count)
    {
        // A scheme has a handful of grades, and the next part mostly has the grade of the last: no table is faster.
        for (var tried = 0; tried < _grades.Count; tried++)
        {
            if (string.Equals(_grades[_found].Label, label, StringComparison.Ordinal))
            {
                _grades[_found] = (label, _grades[_found].Count + count);
                return;
            }

            _found = _found + 1 < _grades.Count ? _found + 1 : 0;
        }

        _grades.Add((label, count));
    }
}
