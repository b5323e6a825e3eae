using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Boards;

/// <summary>
/// The cells of a board with the sequence at which each last changed. Hands out snapshots and, to a subscriber that knows
/// a sequence, just what changed since: its memory is one record a cell however slow or many the subscribers are.
/// Safe for many readers and one writer.
/// </summary>
public sealed class BoardFeed
{
    private const int MaxRoots = 4096;
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<string, LinkedListNode<Cell>> _cells = new(StringComparer.Ordinal);
    private readonly LinkedList<Cell> _byAge = [];
    private readonly SortedDictionary<long, Hash> _roots = [];
    private CellChecksum _checksum;
    private long _sequence;
    private Hash _root;
    private BoardDelta? _latest;

    /// <summary>The ledger sequence the cells are valid at, and the Merkle root there.</summary>
    public (long Sequence, Hash Root) Position
    {
        get
        {
            lock (_gate)
            {
                return (_sequence, _root);
            }
        }
    }

    /// <summary>Takes changed cells.</summary>
    /// <param name="sequence">The ledger entry after which they hold; never less than before.</param>
    /// <param name="root">The Merkle root at that sequence.</param>
    /// <param name="changes">The cells.</param>
    public void Commit(long sequence, Hash root, IEnumerable<CellChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(sequence, _sequence);
            foreach (var (key, value) in changes)
            {
                Set(key, value, sequence);
            }

            (_sequence, _root, _latest) = (sequence, root, null);
            _roots[sequence] = root;
            if (_roots.Count > MaxRoots)
            {
                _roots.Remove(_roots.First().Key);
            }
        }
    }

    /// <summary>All cells as they are now.</summary>
    public BoardSnapshot Snapshot()
    {
        lock (_gate)
        {
            return new BoardSnapshot(
                _sequence, _root, [.. _cells.Values.Where(node => node.Value.Text is not null).Select(node => new CellChange(node.Value.Key, node.Value.Text))], _checksum.ToString());
        }
    }

    /// <summary>What changed since a sequence.</summary>
    /// <param name="from">The sequence the subscriber is at.</param>
    /// <returns>An empty delta when nothing changed.</returns>
    public BoardDelta Since(long from)
    {
        lock (_gate)
        {
            // Most subscribers are at the same sequence: they share one delta.
            return _latest is { } shared && shared.From == from ? shared : _latest = Collect(from);
        }
    }

    /// <summary>Whether a subscriber that was at this sequence under this root can go on from there.</summary>
    /// <param name="sequence">The sequence of its resume token.</param>
    /// <param name="root">The root of its resume token.</param>
    /// <returns>False after a restore or when it was away for too long: it needs a snapshot.</returns>
    public bool CanResume(long sequence, Hash root)
    {
        lock (_gate)
        {
            return _roots.TryGetValue(sequence, out var known) && known == root;
        }
    }

    private BoardDelta Collect(long from)
    {
        var cells = new List<CellChange>();
        for (var node = _byAge.Last; node is not null && node.Value.ChangedAt > from; node = node.Previous)
        {
            cells.Add(new CellChange(node.Value.Key, node.Value.Text));
        }

        return new BoardDelta(from, _sequence, _root, cells, _checksum.ToString());
    }

    private void Set(string key, string? text, long sequence)
    {
        if (!_cells.TryGetValue(key, out var node))
        {
            _cells.Add(key, node = _byAge.AddLast(new Cell(key, null, sequence)));
        }

        if (node.Value.Text is { } before)
        {
            _checksum.Remove(key, before);
        }

        if (text is not null)
        {
            _checksum.Add(key, text);
        }

        node.Value = new Cell(key, text, sequence);
        _byAge.Remove(node);
        _byAge.AddLast(node);
    }

    private readonly record struct Cell(string Key, string? Text, long ChangedAt);
}
