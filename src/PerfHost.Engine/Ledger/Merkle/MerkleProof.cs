using System.Numerics;

namespace PerfHost.Engine.Ledger.Merkle;

/// <summary>
/// Checks proofs of an RFC 9162 tree; needs no tree. A wrong proof, size or index gives false and never throws.
/// </summary>
/// <remarks>
/// The empty tree: its root is SHA-256 of no bytes and it includes no leaf. It is consistent with itself alone, by the
/// empty proof and with that root on both sides; towards a larger tree it is refused, because such a "proof" would accept
/// any tree whatever. An empty subtree holds by the empty proof when its root is SHA-256 of no bytes.
/// </remarks>
public static class MerkleProof
{
    /// <summary>Is the leaf at this place of the tree with this root? (RFC 9162, 2.1.3.2)</summary>
    /// <param name="index">The place of the leaf, from 0.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="path">The proof, the lowest hash first.</param>
    /// <param name="root">The root of the tree.</param>
    public static bool IncludesLeaf(long index, long size, Hash leaf, IReadOnlyList<Hash> path, Hash root)
    {
        ArgumentNullException.ThrowIfNull(path);
        return index >= 0 && index < size && Climb(index, size, leaf, path, path.Count) == root;
    }

    /// <summary>Is the leaf at this place of the subtree over [start, end) with this root?</summary>
    /// <param name="index">The place of the leaf in the whole tree, from 0.</param>
    /// <param name="start">The first leaf of the subtree.</param>
    /// <param name="end">The leaf after its last.</param>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="path">The proof, the lowest hash first.</param>
    /// <param name="root">The root of the subtree.</param>
    public static bool SubtreeIncludesLeaf(long index, long start, long end, Hash leaf, IReadOnlyList<Hash> path, Hash root) =>
        IsSubtree(start, end) && index >= start && IncludesLeaf(index - start, end - start, leaf, path, root);

    /// <summary>Did the tree of the earlier size only grow into the later one? (RFC 9162, 2.1.4.2)</summary>
    /// <param name="earlier">The smaller size.</param>
    /// <param name="later">The larger size.</param>
    /// <param name="earlierRoot">The root at the smaller size.</param>
    /// <param name="laterRoot">The root at the larger size.</param>
    /// <param name="path">The proof, the lowest hash first.</param>
    public static bool IsConsistent(long earlier, long later, Hash earlierRoot, Hash laterRoot, IReadOnlyList<Hash> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return earlier == 0
            ? later == 0 && path.Count == 0 && earlierRoot == MerkleHash.Empty && laterRoot == MerkleHash.Empty
            : IsSubtreeConsistent(0, earlier, later, earlierRoot, laterRoot, path);
    }

    /// <summary>Is the subtree over [start, end) a part of the tree?</summary>
    /// <param name="start">The first leaf of the subtree.</param>
    /// <param name="end">The leaf after its last.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="subtreeRoot">The root of the subtree.</param>
    /// <param name="root">The root of the tree.</param>
    /// <param name="path">The proof, the lowest hash first.</param>
    public static bool IsSubtreeConsistent(long start, long end, long size, Hash subtreeRoot, Hash root, IReadOnlyList<Hash> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (start < 0 || end > size)
        {
            return false;
        }

        if (start == end)
        {
            return path.Count == 0 && subtreeRoot == MerkleHash.Empty;
        }

        return IsSubtree(start, end)
            && Climb(start, end, size, subtreeRoot, known: true, path, path.Count) is var (subtree, whole)
            && subtree == subtreeRoot && whole == root;
    }

    /// <summary>Does a tree whose leaves include these have a node over exactly [start, end)?</summary>
    internal static bool IsSubtree(long start, long end) =>
        start >= 0 && start < end && start % (long)BitOperations.RoundUpToPowerOf2((ulong)(end - start)) == 0;

    private static Hash? Climb(long index, long size, Hash leaf, IReadOnlyList<Hash> path, int left)
    {
        if (size == 1)
        {
            return left == 0 ? leaf : null;
        }

        if (left == 0)
        {
            return null;
        }

        var split = MerkleTree.Split(size);
        var sibling = path[left - 1];
        return index < split
            ? Climb(index, split, leaf, path, left - 1) is { } below ? MerkleHash.Node(below, sibling) : null
            : Climb(index - split, size - split, leaf, path, left - 1) is { } under ? MerkleHash.Node(sibling, under) : null;
    }

    // The mirror of the proof's definition: what the path claims the subtree and the whole tree to be.
    private static (Hash Subtree, Hash Whole)? Climb(
        long start, long end, long size, Hash subtreeRoot, bool known, IReadOnlyList<Hash> path, int left)
    {
        if (start == 0 && end == size)
        {
            return (known, left) switch
            {
                (true, 0) => (subtreeRoot, subtreeRoot),
                (false, 1) => (path[0], path[0]),
                _ => null,
            };
        }

        if (left == 0)
        {
            return null;
        }

        var split = MerkleTree.Split(size);
        var sibling = path[left - 1];
        if (end <= split)
        {
            return Climb(start, end, split, subtreeRoot, known, path, left - 1) is var (inner, tree)
                ? (inner, MerkleHash.Node(tree, sibling)) : null;
        }

        if (start >= split)
        {
            return Climb(start - split, end - split, size - split, subtreeRoot, known, path, left - 1) is var (inner, tree)
                ? (inner, MerkleHash.Node(sibling, tree)) : null;
        }

        return Climb(0, end - split, size - split, subtreeRoot, known: false, path, left - 1) is var (right, rest)
            ? (MerkleHash.Node(sibling, right), MerkleHash.Node(sibling, rest)) : null;
    }
}
