namespace PerfHost.Storage.Ledger;

/// <summary>The file was written by a program with another layout, or is no ledger.</summary>
public sealed class LedgerSchemaException : IOException
{
    /// <summary>Names the versions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The version that this program writes.</param>
    /// <param name="found">The version in the file.</param>
    public LedgerSchemaException(string path, long expected, long found)
        : base($"The ledger file '{path}' has schema version {found}, this program expects {expected}. Use the program version that wrote it, or a newer one.") =>
        (Expected, Found) = (expected, found);

    /// <summary>The version that this program writes.</summary>
    public long Expected { get; }

    /// <summary>The version in the file.</summary>
    public long Found { get; }
}
