namespace PerfHost.Engine.Ledger;

/// <summary>Gives proofs about ledgers. Every store of this repository is one.</summary>
public interface IReceiptSource
{
    /// <summary>The receipt of an entry under the latest root.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="sequence">Which entry.</param>
    /// <param name="row">Which row to show, from 0; null shows none.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Null when there is no such entry.</returns>
    /// <exception cref="ArgumentException">The row was erased or there is none of that place.</exception>
    ValueTask<Receipt?> ReceiptAsync(string jurisdiction, long sequence, int? row = null, CancellationToken cancellation = default);

    /// <summary>Proves that the ledger only grew between two sizes; see <see cref="Merkle.MerkleProof.IsConsistent"/>.</summary>
    /// <param name="jurisdiction">Whose ledger.</param>
    /// <param name="earlier">The smaller size, at least 1.</param>
    /// <param name="later">The larger size, at most the ledger's sequence.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The ledger has no such sizes.</exception>
    ValueTask<IReadOnlyList<Hash>> ConsistencyAsync(string jurisdiction, long earlier, long later, CancellationToken cancellation = default);
}
