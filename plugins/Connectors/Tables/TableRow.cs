using PerfHost.Connectors.Mapping;

namespace PerfHost.Connectors.Tables;

/// <summary>A row of a table whose columns are named by a header.</summary>
/// <param name="header">The names.</param>
/// <param name="cells">As many as the header has names.</param>
/// <param name="place">Where the row stands.</param>
/// <param name="cellPlace">Where the cell of a column stands, by its number from 0.</param>
internal sealed class TableRow(TableHeader header, IReadOnlyList<object?> cells, string place, Func<int, string> cellPlace) : Row
{
    public override string Place => place;

    public override string PlaceOf(string column) => header.IndexOf(column) is >= 0 and var index ? cellPlace(index) : place;

    public override object? Cell(string column) => header.IndexOf(column) is >= 0 and var index ? cells[index]
        : throw new RowRejectedException(place, $"列：{header}", $"列“{column}”");
}
