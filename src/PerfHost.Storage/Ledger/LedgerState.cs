using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Storage.Ledger;

/// <summary>What the writer keeps in memory of a ledger: enough to append and to prove without reading.</summary>
internal sealed class LedgerState(long id, string jurisdiction, MerkleTree tree, long recordedTicks)
{
    public long Id => id;

    public string Jurisdiction => jurisdiction;

    public MerkleTree Tree => tree;

    /// <summary>The recorded time of the last entry, in ticks of UTC.</summary>
    public long RecordedTicks { get; set; } = recordedTicks;

    /// <summary>The head in the file is older than this one.</summary>
    public bool Dirty { get; set; }
}
