using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;

namespace PerfHost.Engine.Boards;

/// <summary>A subject on a board: its last result and the cells that show it.</summary>
internal sealed class SubjectNode
{
    private readonly PublishedCells _cells = new();
    private SubjectResult? _shown;

    /// <summary>The last result.</summary>
    public SubjectResult Result => _shown!;

    /// <summary>What it counts in sums.</summary>
    public SubjectTally Tally { get; private set; }

    /// <summary>The scheme it was evaluated by.</summary>
    public Scheme Scheme { get; private set; } = null!;

    /// <summary>Takes a new result and names the cells that differ.</summary>
    /// <param name="result">The result.</param>
    /// <param name="scheme">The scheme it was evaluated by.</param>
    /// <param name="changes">Gets the cells.</param>
    public void Show(SubjectResult result, Scheme scheme, List<CellChange> changes)
    {
        if (_shown is { } before && SameKeys(before, result))
        {
            for (var i = 0; i < BoardCells.Fields.Count; i++)
            {
                _cells.Show(i, BoardCells.Fields[i].Text(result), changes);
            }

            for (var i = 0; i < result.Indicators.Count; i++)
            {
                if (!ReferenceEquals(before.Indicators[i], result.Indicators[i]))
                {
                    _cells.Show(BoardCells.Fields.Count + i, BoardCells.Text(result.Indicators[i]), changes);
                }
            }
        }
        else
        {
            _cells.Show(BoardCells.Of(result), changes);
        }

        (_shown, Scheme, Tally) = (result, scheme, SubjectTally.Of(result, scheme.RollUp.By == RollUpWeight.Money));
    }

    /// <summary>Names its cells as gone.</summary>
    /// <param name="changes">Gets the cells.</param>
    public void Hide(List<CellChange> changes) => _cells.Show([], changes);

    /// <summary>Both results have the same cells: then their keys, which are long, need not be made again.</summary>
    private static bool SameKeys(SubjectResult before, SubjectResult after)
    {
        if (ReferenceEquals(before.Indicators, after.Indicators))
        {
            return true;
        }

        for (var i = 0; i < before.Indicators.Count && i < after.Indicators.Count; i++)
        {
            if (!string.Equals(before.Indicators[i].Key, after.Indicators[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return before.Indicators.Count == after.Indicators.Count;
    }
}
