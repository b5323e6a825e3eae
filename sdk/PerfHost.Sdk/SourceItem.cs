namespace PerfHost.Sdk;

/// <summary>One thing a data source yields: an observation, a rejected row, or a cursor.</summary>
public abstract record SourceItem
{
    private protected SourceItem() { }
}

/// <summary>The value of a subject's data item for a period.</summary>
/// <param name="Subject">The id of the subject (评价对象) in the ledger; at most 200 characters.</param>
/// <param name="DataItem">The id of the data item (数据项): the key of an indicator, or <c>execution</c> for the budget spent so far.</param>
/// <param name="Period">The last day of the period the value is for.</param>
/// <param name="Value">The value, in the data item's unit.</param>
/// <param name="Evidence">Where it was read: file, sheet, cell, address; shown to auditors.</param>
public sealed record SourceObservation(string Subject, string DataItem, DateOnly Period, Value Value, string Evidence) : SourceItem;

/// <summary>A row that could not be read. It is reported, never dropped silently.</summary>
/// <param name="Place">Where it stands: file, sheet, cell or line.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
public sealed record SourceRejection(string Place, string Found, string Expected) : SourceItem;

/// <summary>All up to here was yielded; the next reading may start from it.</summary>
/// <param name="Position">Meaningful to the source alone; at most 32,768 characters.</param>
public sealed record SourceCursor(string Position) : SourceItem;
