namespace PerfHost.Engine.Ledger;

/// <summary>An entry as it lies in the ledger.</summary>
/// <param name="Header">The header, read from <paramref name="HeaderBytes"/>.</param>
/// <param name="HeaderBytes">The stored bytes of the header: what the leaf hashes, never serialised again.</param>
/// <param name="Salt">The secret from which each row's salt is derived; empty after an erasure.</param>
/// <param name="Rows">The payload rows; null when they were erased and only this tombstone is left.</param>
public sealed record StoredEntry(
    EntryHeader Header, ReadOnlyMemory<byte> HeaderBytes, ReadOnlyMemory<byte> Salt, IReadOnlyList<ReadOnlyMemory<byte>>? Rows);
