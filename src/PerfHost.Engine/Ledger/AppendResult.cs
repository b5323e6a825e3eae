namespace PerfHost.Engine.Ledger;

/// <summary>What became of an append.</summary>
public abstract record AppendResult;

/// <summary>The entries are durable.</summary>
/// <param name="First">The sequence of the first entry; sequences count from 1 in each ledger.</param>
/// <param name="Last">The sequence of the last entry.</param>
/// <param name="Root">The Merkle root over all entries up to <paramref name="Last"/>.</param>
/// <param name="Repeated">True when the key was seen before and this is the first receipt again.</param>
public sealed record Appended(long First, long Last, Hash Root, bool Repeated = false) : AppendResult;

/// <summary>The race was lost: the scope changed after the sequence that the condition named. Nothing was appended.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="ChangedAt">The sequence of its last entry.</param>
public sealed record Conflict(string Scope, long ChangedAt) : AppendResult;
