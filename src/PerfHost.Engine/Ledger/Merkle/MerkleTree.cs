using System.Numerics;

namespace PerfHost.Engine.Ledger.Merkle;

/// <summary>
/// An RFC 9162 tree that grows at its right edge. It keeps the hash of every complete subtree, 64 bytes per leaf, so that
/// an append and every proof cost O(log n) or O(log² n) hashes, also for an earlier size. Not safe for several threads.
/// </summary>
public sealed class MerkleTree
{
    // _levels[h][i] is the hash of the complete subtree over the leaves [i·2^h, (i+1)·2^h).
    private readonly List<List<Hash>> _levels = [[]];

    /// <summary>How many leaves there are.</summary>
    public long Size => _levels[0].Count;

    /// <summary>The root over all leaves; that of the empty tree is SHA-256 of no bytes (RFC 9162, 2.1.1).</summary>
    public Hash Root() => Root(Size);

    /// <summary>The root as it was at an earlier size.</summary>
    /// <param name="size">0 to <see cref="Size"/>.</param>
    public Hash Root(long size) => Frontier(size).Root();

    /// <summary>What the root at a size is made of; it stays the same when the tree grows.</summary>
    /// <param name="size">0 to <see cref="Size"/>.</param>
    public MerkleFrontier Frontier(long size)
    {
        Within(size, 0, Size, nameof(size));
        var peaks = new Hash[BitOperations.PopCount((ulong)size)];
        var (start, place) = (0L, 0);
        for (var height = _levels.Count - 1; height >= 0; height--)
        {
            if ((size >> height & 1) == 1)
            {
                peaks[place++] = _levels[height][(int)(start >> height)];
                start += 1L << height;
            }
        }

        return new MerkleFrontier(peaks);
    }

    /// <summary>Adds a leaf at the right.</summary>
    /// <param name="leaf">The hash of the leaf, see <see cref="MerkleHash.Leaf(ReadOnlySpan{byte})"/>.</param>
    public void Append(Hash leaf)
    {
        var hash = leaf;
        for (var height = 0; ; height++)
        {
            if (height == _levels.Count)
            {
                _levels.Add([]);
            }

            var level = _levels[height];
            level.Add(hash);
            if (level.Count % 2 == 1)
            {
                return;
            }

            hash = MerkleHash.Node(level[^2], level[^1]);
        }
    }

    /// <summary>Takes the latest leaves away again, for an append that did not become durable.</summary>
    /// <param name="size">The size to go back to, 0 to <see cref="Size"/>.</param>
    public void Truncate(long size)
    {
        Within(size, 0, Size, nameof(size));
        for (var height = 0; height < _levels.Count; height++)
        {
            var kept = (int)(size >> height);
            _levels[height].RemoveRange(kept, _levels[height].Count - kept);
        }
    }

    /// <summary>The hashes that lead from a leaf to the root (RFC 9162, 2.1.3.1), the lowest first.</summary>
    /// <param name="index">Which leaf, from 0.</param>
    /// <param name="size">The size of the tree the proof is for.</param>
    public IReadOnlyList<Hash> InclusionProof(long index, long size)
    {
        Within(size, 1, Size, nameof(size));
        Within(index, 0, size - 1, nameof(index));
        var path = new List<Hash>();
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            path.Add(index < middle ? Subtree(middle, end) : Subtree(start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }

        path.Reverse();
        return path;
    }

    /// <summary>The hashes that show that the tree only grew between two sizes (RFC 9162, 2.1.4.1), the lowest first.</summary>
    /// <param name="earlier">The smaller size, at least 1: the empty tree is consistent with everything and proves nothing.</param>
    /// <param name="later">The larger size.</param>
    public IReadOnlyList<Hash> ConsistencyProof(long earlier, long later)
    {
        Within(later, 1, Size, nameof(later));
        Within(earlier, 1, later, nameof(earlier));
        return SubtreeConsistencyProof(0, earlier, later);
    }

    /// <summary>The hashes that show that the subtree over [start, end) is a part of the tree.</summary>
    /// <param name="start">The first leaf of the subtree, a multiple of the power of two that covers its length.</param>
    /// <param name="end">The leaf after its last.</param>
    /// <param name="size">The size of the tree the proof is for.</param>
    public IReadOnlyList<Hash> SubtreeConsistencyProof(long start, long end, long size)
    {
        Within(size, 1, Size, nameof(size));
        if (end > size || !MerkleProof.IsSubtree(start, end))
        {
            throw new ArgumentException($"A subtree starts at a multiple of the power of two that covers its length and ends within the tree of {size} leaves, found [{start}, {end}).", nameof(start));
        }

        var path = new List<Hash>();
        var (low, high) = (0L, size);
        var known = true;
        while (start != low || end != high)
        {
            var middle = low + Split(high - low);
            if (end <= middle)
            {
                path.Add(Subtree(middle, high));
                high = middle;
                continue;
            }

            path.Add(Subtree(low, middle));
            if (start < middle)
            {
                // The subtree straddles: its left half was just named, its right half is no longer the verifier's own.
                start = middle;
                known = false;
            }

            low = middle;
        }

        if (!known)
        {
            path.Add(Subtree(low, high));
        }

        path.Reverse();
        return path;
    }

    /// <summary>The largest power of two smaller than a size of at least 2: where RFC 9162 splits a tree.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));

    private Hash Subtree(long start, long end)
    {
        var length = end - start;
        if (BitOperations.IsPow2(length))
        {
            var height = BitOperations.Log2((ulong)length);
            return _levels[height][(int)(start >> height)];
        }

        var middle = start + Split(length);
        return MerkleHash.Node(Subtree(start, middle), Subtree(middle, end));
    }

    private static void Within(long value, long least, long most, string name)
    {
        if (value < least || value > most)
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected {least} to {most}.");
        }
    }
}
