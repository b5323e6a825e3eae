namespace PerfHost.Engine.Ledger;

/// <summary>An entry before it has a place in the ledger.</summary>
/// <param name="Kind">What happened, for example <c>observations-recorded</c>.</param>
/// <param name="Version">The version of the kind's payload, from 1; older ones are upcast when read.</param>
/// <param name="Scope">What it is about, usually a subject's id; empty when it is about the whole jurisdiction.</param>
/// <param name="Rows">The payload as stored: one row, or the rows of a batch. Each row can be proven without the others.</param>
public sealed record NewEntry(string Kind, int Version, string Scope, IReadOnlyList<ReadOnlyMemory<byte>> Rows)
{
    /// <summary>The last day of the business period it is about; null when it is about none.</summary>
    public DateOnly? Period { get; init; }
}
