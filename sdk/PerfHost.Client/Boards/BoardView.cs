using PerfHost.Engine.Boards;
using PerfHost.Live;

namespace PerfHost.Client;

/// <summary>
/// A subscriber's copy of a board. Takes in messages in the order they come and checks each: a delta has to start where
/// the copy is, and the checksum over all cells has to fit. One thread at a time.
/// </summary>
/// <param name="board">The board's id; messages of another board break the chain.</param>
public sealed class BoardView(string board)
{
    private readonly SortedDictionary<string, string> _cells = new(StringComparer.Ordinal);
    private CellChecksum _checksum;

    /// <summary>The board's id.</summary>
    public string Board { get; } = board;

    /// <summary>The cells by key, in ordinal order. The live collection, not a copy: it changes with the next message.</summary>
    public IReadOnlyDictionary<string, string> Cells => _cells;

    /// <summary>The ledger sequence the cells are valid at; 0 before the first snapshot.</summary>
    public long To { get; private set; }

    /// <summary>The Merkle root at <see cref="To"/>; empty before the first snapshot.</summary>
    public string Root { get; private set; } = "";

    /// <summary>The checksum computed over <see cref="Cells"/>: 16 lower-case hexadecimal digits.</summary>
    public string Checksum => _checksum.ToString();

    /// <summary>Whether the cells are what the server had at <see cref="To"/>. False before the first snapshot and after a broken message, until a snapshot comes.</summary>
    public bool IsConsistent { get; private set; }

    /// <summary>Where to go on after an absence; null when only a snapshot helps.</summary>
    public ResumeToken? ResumeToken => IsConsistent ? new ResumeToken(To, Root) : null;

    /// <summary>Takes in a message.</summary>
    /// <param name="message">The next message of the subscription.</param>
    /// <returns>Whether it fitted; if not, the view asks for a snapshot and refuses deltas until it comes.</returns>
    public ApplyResult Apply(BoardMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Board != Board || message.Cells is null)
        {
            return Broken(ApplyOutcome.BrokenChain, $"a message of board '{message.Board}'{(message.Cells is null ? " without cells" : "")} instead of one of '{Board}'");
        }

        if (message.Kind == BoardMessage.Snapshot)
        {
            _cells.Clear();
            _checksum = default;
        }
        else if (!IsConsistent || message.From != To)
        {
            return Broken(ApplyOutcome.BrokenChain, $"a delta from {message.From} to {message.To} instead of one from {(IsConsistent ? To : "a snapshot")}");
        }

        foreach (var (key, value) in message.Cells)
        {
            Set(key, value);
        }

        (To, Root, IsConsistent) = (message.To, message.Root, true);
        return Checksum == message.Checksum
            ? new ApplyResult(ApplyOutcome.Applied)
            : Broken(ApplyOutcome.BrokenChecksum, $"the checksum at {To} is {Checksum} instead of {message.Checksum}");
    }

    private ApplyResult Broken(ApplyOutcome outcome, string reason)
    {
        IsConsistent = false;
        return new ApplyResult(outcome, reason);
    }

    private void Set(string key, string? value)
    {
        if (_cells.Remove(key, out var before))
        {
            _checksum.Remove(key, before);
        }

        if (value is not null)
        {
            _cells.Add(key, value);
            _checksum.Add(key, value);
        }
    }
}
