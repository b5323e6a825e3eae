namespace PerfHost.Connectors.Mapping;

/// <summary>What a value may be.</summary>
internal enum MappedKind
{
    Number,
    Date,
    Words,
}

/// <summary>One observation that a row gives.</summary>
/// <param name="Item">The data item.</param>
/// <param name="Value">Its value.</param>
/// <param name="Period">The period it is for.</param>
/// <param name="Unit">The unit it is in; null when it stands beside the number or nowhere.</param>
/// <param name="Kind">What the value may be.</param>
internal sealed record MappedValue(MappedField Item, MappedField Value, MappedField Period, MappedField? Unit, MappedKind Kind)
{
    public IEnumerable<string> Columns => [.. Item.Columns, .. Value.Columns, .. Period.Columns, .. Unit?.Columns ?? []];
}
