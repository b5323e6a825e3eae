namespace PerfHost.Engine.Simulation;

/// <summary>Adds up who has which label now, and who would have it.</summary>
internal sealed class LabelSum(bool isLight, IEnumerable<string> labels)
{
    private readonly List<Tallied> _rows = [.. labels.Append("").Select(label => new Tallied(label, 0, 0, 0, 0))];
    private readonly List<Move> _moves = [];

    public IReadOnlyList<Tallied> Rows => [.. _rows.Where(row => row.Label.Length > 0 || row.Now + row.Then > 0)];

    public IEnumerable<Move> Moves => _moves;

    public void Add(string now, string then, decimal money)
    {
        // A label the scheme does not list gets a row when it is met, which moves the row of none: both first, then where they are.
        Know(now);
        Know(then);
        var (before, after) = (IndexOf(now), IndexOf(then));
        _rows[before] = _rows[before] with { Now = _rows[before].Now + 1, MoneyNow = _rows[before].MoneyNow + money };
        _rows[after] = _rows[after] with { Then = _rows[after].Then + 1, MoneyThen = _rows[after].MoneyThen + money };
        if (before == after)
        {
            return;
        }

        var index = _moves.FindIndex(move => move.From == now && move.To == then);
        if (index < 0)
        {
            _moves.Add(new Move(isLight, now, then, 1, money));
        }
        else
        {
            _moves[index] = _moves[index] with { Count = _moves[index].Count + 1, Money = _moves[index].Money + money };
        }
    }

    private int IndexOf(string label) => _rows.FindIndex(row => row.Label == label);

    private void Know(string label)
    {
        if (IndexOf(label) < 0)
        {
            _rows.Insert(_rows.Count - 1, new Tallied(label, 0, 0, 0, 0));
        }
    }
}
