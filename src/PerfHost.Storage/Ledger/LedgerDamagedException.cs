namespace PerfHost.Storage.Ledger;

/// <summary>What lies in the file does not add up: the headers do not lead to the stored root. Nothing more is appended.</summary>
public sealed class LedgerDamagedException : IOException
{
    /// <summary>Names the ledger and the difference.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="expected">The stored head.</param>
    /// <param name="found">What the stored headers lead to.</param>
    public LedgerDamagedException(string jurisdiction, string expected, string found)
        : base($"The ledger of '{jurisdiction}' is damaged: expected {expected}, its entries lead to {found}. Verify it to find the first bad entry, and restore a backup.") =>
        Jurisdiction = jurisdiction;

    /// <summary>Whose ledger.</summary>
    public string Jurisdiction { get; }
}
