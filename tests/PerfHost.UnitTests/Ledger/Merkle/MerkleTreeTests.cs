using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.UnitTests.Ledger.Merkle;

public sealed class MerkleTreeTests
{
    [Fact]
    public void Root_NoLeaves_IsTheHashOfNothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new MerkleTree().Root().ToString());

    [Fact]
    public void Root_AtEveryEarlierSize_EqualsTheDefinition()
    {
        var leaves = Leaves(130);
        var tree = Grown(leaves);
        for (var size = 0; size <= leaves.Length; size++)
        {
            Assert.Equal(Defined(leaves.AsSpan(0, size)), tree.Root(size));
        }
    }

    [Fact]
    public void InclusionProof_AnyLeafAtAnySize_IsAcceptedAndNoOtherLeafIs() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(ArbMap.Default.ArbFor<(PositiveInt, PositiveInt)>(), sample =>
        {
            var size = 1 + (sample.Item1.Get % 600);
            var index = sample.Item2.Get % size;
            var leaves = Leaves(600);
            var tree = Grown(leaves);
            var path = tree.InclusionProof(index, size);
            var root = tree.Root(size);
            return MerkleProof.IncludesLeaf(index, size, leaves[index], path, root)
                && !MerkleProof.IncludesLeaf(index, size, leaves[(index + 1) % 600], path, root)
                && !MerkleProof.IncludesLeaf(index, size, leaves[index], [.. path, root], root)
                && (path.Count == 0 || !MerkleProof.IncludesLeaf(index, size, leaves[index], [.. path.Skip(1)], root));
        }));

    [Fact]
    public void ConsistencyProof_AllSizesUpTo70_IsAcceptedAndOtherRootsAreNot()
    {
        var tree = Grown(Leaves(70));
        for (var later = 1; later <= 70; later++)
        {
            for (var earlier = 1; earlier <= later; earlier++)
            {
                var path = tree.ConsistencyProof(earlier, later);
                Assert.True(MerkleProof.IsConsistent(earlier, later, tree.Root(earlier), tree.Root(later), path));
                Assert.False(MerkleProof.IsConsistent(earlier, later, tree.Root(earlier - 1), tree.Root(later), path));
                Assert.False(MerkleProof.IsConsistent(earlier, later, tree.Root(earlier), tree.Root(later - 1), path));
            }
        }
    }

    [Fact]
    public void SubtreeConsistencyProof_AllSubtreesUpTo40_IsAccepted()
    {
        var leaves = Leaves(40);
        var tree = Grown(leaves);
        var ran = 0;
        for (var size = 1; size <= 40; size++)
        {
            for (var start = 0; start < size; start++)
            {
                for (var end = start + 1; end <= size; end++)
                {
                    if (!IsAligned(start, end))
                    {
                        Assert.Throws<ArgumentException>(() => tree.SubtreeConsistencyProof(start, end, size));
                        continue;
                    }

                    var path = tree.SubtreeConsistencyProof(start, end, size);
                    Assert.True(MerkleProof.IsSubtreeConsistent(start, end, size, Defined(leaves.AsSpan(start, end - start)), tree.Root(size), path));
                    ran++;
                }
            }
        }

        Assert.InRange(ran, 1000, 100_000);
    }

    [Fact]
    public void Truncate_ThenAppend_IsAsIfTheLeavesHadNeverBeen()
    {
        var leaves = Leaves(100);
        for (var kept = 0; kept <= 100; kept++)
        {
            var tree = Grown(leaves);
            tree.Truncate(kept);
            Assert.Equal(kept, tree.Size);
            foreach (var leaf in leaves.AsSpan(kept))
            {
                tree.Append(leaf);
            }

            Assert.Equal(Defined(leaves), tree.Root());
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    [InlineData(-1, 3)]
    [InlineData(0, 4)]
    public void InclusionProof_OutsideTheTree_Throws(long index, long size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Grown(Leaves(3)).InclusionProof(index, size));

    private static Hash[] Leaves(int count)
    {
        var leaves = new Hash[count];
        Span<byte> content = stackalloc byte[4];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(content, i);
            leaves[i] = MerkleHash.Leaf(content);
        }

        return leaves;
    }

    private static MerkleTree Grown(Hash[] leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Append(leaf);
        }

        return tree;
    }

    // RFC 9162, 2.1.1, word for word and without memory: slow and obviously right.
    private static Hash Defined(ReadOnlySpan<Hash> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.IsEmpty ? MerkleHash.Empty : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return MerkleHash.Node(Defined(leaves[..split]), Defined(leaves[split..]));
    }

    private static bool IsAligned(int start, int end)
    {
        var cover = 1;
        while (cover < end - start)
        {
            cover *= 2;
        }

        return start % cover == 0;
    }
}
