namespace PerfHost.Engine.Ledger;

/// <summary>What is known of an entry for ever, also after its payload was erased.</summary>
public sealed record EntryHeader
{
    /// <summary>Whose ledger.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Its place, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>When it was recorded, in UTC; never before its predecessor.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>What happened.</summary>
    public required string Kind { get; init; }

    /// <summary>The version of the kind's payload.</summary>
    public required int Version { get; init; }

    /// <summary>What it is about; empty for the whole jurisdiction.</summary>
    public required string Scope { get; init; }

    /// <summary>The last day of the business period; null when it is about none.</summary>
    public DateOnly? Period { get; init; }

    /// <summary>The idempotency key of the append that brought it; null when it had none.</summary>
    public string? Key { get; init; }

    /// <summary>How many rows the payload has.</summary>
    public required int RowCount { get; init; }

    /// <summary>The Merkle root over the salted rows.</summary>
    public required Hash PayloadHash { get; init; }
}
