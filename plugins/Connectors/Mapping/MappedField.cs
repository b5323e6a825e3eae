using PerfHost.Connectors.Tables;

namespace PerfHost.Connectors.Mapping;

/// <summary>Where one part of an observation comes from: some columns, joined, or words that are always the same.</summary>
/// <param name="Columns">The columns in order; empty when <paramref name="Text"/> is given.</param>
/// <param name="Text">The same for every row; null when it is read from columns.</param>
/// <param name="Join">What stands between several columns.</param>
internal sealed record MappedField(IReadOnlyList<string> Columns, string? Text, string Join)
{
    /// <summary>The field of a row.</summary>
    /// <exception cref="RowRejectedException">A column is missing or damaged.</exception>
    public string Read(Row row) => Text ?? (Columns is [var one] ? row.Text(one) : string.Join(Join, Columns.Select(column => Filled(row, column))));

    /// <summary>Where it stands in a row.</summary>
    public string PlaceIn(Row row) => Columns.Count > 0 ? row.PlaceOf(Columns[0]) : row.Place;

    // A key of which a part is missing would be the key of something else.
    private static string Filled(Row row, string column) =>
        row.Text(column) is { Length: > 0 } text ? text : throw new RowRejectedException(row.PlaceOf(column), "空", $"“{column}”的内容");
}
