using System.Text.Json;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.UnitTests.Ledger.Merkle;

public sealed class MerkleProofTests
{
    [Fact]
    public void IncludesLeaf_PublishedVectors_AgreesWithAll() => Run("inclusion", 98, vector =>
        vector.Hash("leafHash") is { } leaf && vector.Hash("root") is { } root && vector.Proof() is { } path
            ? MerkleProof.IncludesLeaf(vector.Number("leafIdx"), vector.Number("treeSize"), leaf, path, root)
            : null);

    [Fact]
    public void IsConsistent_PublishedVectors_AgreesWithAll() => Run("consistency", 98, vector =>
        vector.Hash("root1") is { } earlier && vector.Hash("root2") is { } later && vector.Proof() is { } path
            ? MerkleProof.IsConsistent(vector.Number("size1"), vector.Number("size2"), earlier, later, path)
            : null);

    [Fact]
    public void SubtreeIncludesLeaf_PublishedVectors_AgreesWithAll() => Run("subtreeinclusion", 204, vector =>
        vector.Hash("leafHash") is { } leaf && vector.Hash("root") is { } root && vector.Proof() is { } path
            ? MerkleProof.SubtreeIncludesLeaf(vector.Number("leafIdx"), vector.Number("start"), vector.Number("end"), leaf, path, root)
            : null);

    [Fact]
    public void IsSubtreeConsistent_PublishedVectors_AgreesWithAll() => Run("subtreeconsistency", 118, vector =>
        vector.Hash("root1") is { } subtree && vector.Hash("root2") is { } root && vector.Proof() is { } path
            ? MerkleProof.IsSubtreeConsistent(vector.Number("start"), vector.Number("end"), vector.Number("size"), subtree, root, path)
            : null);

    [Fact]
    public void IsConsistent_FromTheEmptyTree_OnlyTowardsItself()
    {
        var leaf = MerkleHash.Leaf("a"u8);
        Assert.True(MerkleProof.IsConsistent(0, 0, MerkleHash.Empty, MerkleHash.Empty, []));
        Assert.False(MerkleProof.IsConsistent(0, 0, leaf, leaf, []));
        Assert.False(MerkleProof.IsConsistent(0, 1, MerkleHash.Empty, leaf, []));
        Assert.False(MerkleProof.IncludesLeaf(0, 0, MerkleHash.Empty, [], MerkleHash.Empty));
    }

    private static void Run(string kind, int expected, Func<JsonElement, bool?> verdict)
    {
        Assert.SkipWhen(MerkleVectors.Folder() is null, "The folder 'shared' with the published vectors does not lie beside the repository.");
        var (ran, accepted) = (0, 0);
        foreach (var (name, vector) in MerkleVectors.Of(kind))
        {
            var holds = verdict(vector) ?? false;
            Assert.True(holds == !vector.IsRefusal(), $"{name}: expected {(vector.IsRefusal() ? "refusal" : "acceptance")}");
            ran++;
            accepted += holds ? 1 : 0;
        }

        Assert.Equal(expected, ran);
        Assert.InRange(accepted, 5, ran - 1);
    }
}
