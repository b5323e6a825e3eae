namespace PerfHost.Engine.Facts;

/// <summary>
/// The jurisdictions (行政区) above and below each other. A jurisdiction whose parent has no ledger here stands at the top;
/// so does one whose chain of parents comes back to itself, which no ledger should say but any could. Immutable.
/// </summary>
public sealed class JurisdictionTree
{
    private readonly SortedDictionary<string, string?> _parents = new(StringComparer.Ordinal);

    /// <summary>Takes what each ledger's first entry says.</summary>
    /// <param name="jurisdictions">The ids with the ids of their parents; null at the top.</param>
    public JurisdictionTree(IEnumerable<(string Id, string? Parent)> jurisdictions)
    {
        ArgumentNullException.ThrowIfNull(jurisdictions);
        foreach (var (id, parent) in jurisdictions)
        {
            _parents[id] = parent;
        }
    }

    /// <summary>The jurisdictions at the top, in ordinal order.</summary>
    public IReadOnlyList<string> Roots => [.. _parents.Keys.Where(id => ParentOf(id) is null)];

    /// <summary>The jurisdictions directly below one, in ordinal order.</summary>
    /// <param name="id">The jurisdiction.</param>
    public IReadOnlyList<string> ChildrenOf(string id) => [.. _parents.Keys.Where(child => ParentOf(child) == id)];

    /// <summary>The jurisdiction directly above one; null at the top or when it is not known.</summary>
    /// <param name="id">The jurisdiction.</param>
    public string? ParentOf(string id)
    {
        if (_parents.GetValueOrDefault(id) is not { } parent || !_parents.ContainsKey(parent))
        {
            return null;
        }

        var steps = 0;
        for (var above = parent; above is not null; above = _parents.GetValueOrDefault(above))
        {
            if (above == id || ++steps > _parents.Count)
            {
                return null;
            }
        }

        return parent;
    }
}
