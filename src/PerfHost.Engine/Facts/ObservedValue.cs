using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>The value of a data item for a period, as the ledger has it. Immutable.</summary>
/// <param name="Period">The last day of the period.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">Who or what brought it.</param>
/// <param name="Evidence">Where it was read; empty when nothing was given.</param>
/// <param name="Sequence">The ledger entry.</param>
public sealed record ObservedValue(DateOnly Period, Value Value, string Source, string Evidence, long Sequence);
