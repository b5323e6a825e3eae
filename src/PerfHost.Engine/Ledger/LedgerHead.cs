namespace PerfHost.Engine.Ledger;

/// <summary>How far a ledger reaches.</summary>
/// <param name="Jurisdiction">Whose ledger.</param>
/// <param name="Sequence">The last sequence; 0 for an empty ledger.</param>
/// <param name="Root">The Merkle root over all its entries.</param>
public sealed record LedgerHead(string Jurisdiction, long Sequence, Hash Root);
