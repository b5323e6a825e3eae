using Microsoft.CodeAnalysis;

namespace PerfHost.Scripting.Columns;

/// <summary>What the author's locals hold at one place of one path.</summary>
internal sealed class LaneLocals
{
    private readonly OrderedDictionary<ISymbol, Lane> _values;

    public LaneLocals() => _values = new(SymbolEqualityComparer.Default);

    private LaneLocals(LaneLocals from) => _values = new(from._values, SymbolEqualityComparer.Default);

    public LaneLocals Copy() => new(this);

    public Lane? Find(ILocalSymbol local) => _values.TryGetValue(local, out var value) ? value : null;

    public void Set(ILocalSymbol local, Lane value) => _values[local] = value;

    /// <summary>Takes of each local what the side holds that a row went through.</summary>
    /// <param name="first">When the condition holds.</param>
    /// <param name="second">When it does not.</param>
    /// <param name="choose">Chooses between the two.</param>
    public void Merge(LaneLocals first, LaneLocals second, Func<Lane, Lane, Lane> choose)
    {
        // A local that only one side set is not read again before it is set: the compiler has seen to that.
        foreach (var (local, one) in first._values)
        {
            if (second._values.TryGetValue((ILocalSymbol)local, out var other))
            {
                _values[local] = choose(one, other);
            }
        }
    }
}
