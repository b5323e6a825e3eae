namespace PerfHost.Connectors.Tables;

/// <summary>A table has other columns than its mapping: no row of it can be read, which is a failure and not a wrong row.</summary>
/// <param name="message">In Chinese: where, which columns were found, which were expected.</param>
internal sealed class TableHeaderException(string message) : Exception(message);
