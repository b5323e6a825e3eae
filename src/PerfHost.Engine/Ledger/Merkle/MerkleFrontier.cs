namespace PerfHost.Engine.Ledger.Merkle;

/// <summary>
/// A tree at one size, reduced to what its root needs: the hashes of its complete subtrees. A store takes it under its lock
/// in no time and leaves the hashing, which grows with the tree, to whoever waits for the root.
/// </summary>
public sealed class MerkleFrontier
{
    private readonly Hash[] _peaks;

    /// <summary>Takes the hashes of the complete subtrees, the largest and leftmost first.</summary>
    /// <param name="peaks">One for each bit set in the tree's size.</param>
    internal MerkleFrontier(Hash[] peaks) => _peaks = peaks;

    /// <summary>The root of the tree at that size.</summary>
    public Hash Root()
    {
        if (_peaks.Length == 0)
        {
            return MerkleHash.Empty;
        }

        var root = _peaks[^1];
        for (var i = _peaks.Length - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(_peaks[i], root);
        }

        return root;
    }
}
