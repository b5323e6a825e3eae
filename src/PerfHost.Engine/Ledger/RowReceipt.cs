namespace PerfHost.Engine.Ledger;

/// <summary>One row of an entry with what proves it, without the entry's other rows.</summary>
public sealed record RowReceipt
{
    /// <summary>The place of the row in its entry, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The bytes of the row as stored; base64 in JSON.</summary>
    public required byte[] Row { get; init; }

    /// <summary>The salt of this row alone; base64 in JSON. It says nothing about the salts of other rows.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The hashes that lead from the row to the payload hash in the header, the lowest first.</summary>
    public required IReadOnlyList<Hash> Path { get; init; }
}
