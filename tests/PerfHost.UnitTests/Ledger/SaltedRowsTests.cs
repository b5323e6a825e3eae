using System.Security.Cryptography;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.UnitTests.Ledger;

public sealed class SaltedRowsTests
{
    private static readonly byte[] EntrySalt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void Root_OneRow_IsThePublishedFormula()
    {
        var rowSalt = HMACSHA256.HashData(EntrySalt, new byte[8]);
        var leaf = SHA256.HashData([0, .. rowSalt, .. "row"u8]);
        Assert.Equal(new Hash(leaf), SaltedRows.Root(EntrySalt, ["row"u8.ToArray()]));
    }

    [Fact]
    public void Root_TwoRows_JoinsTheirLeaves()
    {
        var first = MerkleHash.Leaf(SaltedRows.Salt(EntrySalt, 0), "a"u8);
        var second = MerkleHash.Leaf(SaltedRows.Salt(EntrySalt, 1), "a"u8);
        Assert.NotEqual(first, second);
        Assert.Equal(MerkleHash.Node(first, second), SaltedRows.Root(EntrySalt, ["a"u8.ToArray(), "a"u8.ToArray()]));
    }

    [Fact]
    public void Root_NoRows_IsTheEmptyTree() => Assert.Equal(MerkleHash.Empty, SaltedRows.Root(EntrySalt, []));

    [Fact]
    public void Root_ShortSalt_IsRefused() => Assert.Throws<ArgumentException>(() => SaltedRows.Root(new byte[16], ["a"u8.ToArray()]));

    [Fact]
    public void Unpack_PackedRows_GivesTheRowsBack()
    {
        ReadOnlyMemory<byte>[] rows = ["一"u8.ToArray(), Array.Empty<byte>(), new byte[5000]];
        var again = RowPacking.Unpack(RowPacking.Pack(rows));
        Assert.Equal(rows.Select(r => r.ToArray()), again.Select(r => r.ToArray()));
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 7 })]
    [InlineData(new byte[] { 255, 255, 255, 255 })]
    public void Unpack_DamagedBytes_Throws(byte[] damaged) => Assert.Throws<FormatException>(() => RowPacking.Unpack(damaged));
}
