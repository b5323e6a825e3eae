using PerfHost.Sdk;

namespace PerfHost.Connectors.Tables;

/// <summary>What reading a table gives: a row, or the place where there should have been one.</summary>
/// <param name="Row">The row; null when it could not be read.</param>
/// <param name="Rejection">What is wrong; null for a row.</param>
internal readonly record struct TableItem(Row? Row, SourceRejection? Rejection)
{
    public static implicit operator TableItem(Row row) => new(row, null);

    public static implicit operator TableItem(SourceRejection rejection) => new(null, rejection);
}
