using System.Buffers.Binary;
using System.Security.Cryptography;
using PerfHost.Engine.Ledger.Merkle;

namespace PerfHost.Engine.Ledger;

/// <summary>
/// The small Merkle tree over the rows of one payload. Each row has a salt of its own, derived from the entry's secret salt,
/// so a receipt shows one row, and neither it nor an erased payload's hash lets anybody guess another.
/// </summary>
public static class SaltedRows
{
    /// <summary>The bytes of an entry's salt and of a row's salt.</summary>
    public const int SaltSize = 32;

    /// <summary>The salt of one row: HMAC-SHA-256(entry salt, place of the row as 8 bytes, big endian).</summary>
    /// <param name="entrySalt">The secret of the entry, 32 bytes.</param>
    /// <param name="row">The place of the row, from 0.</param>
    public static byte[] Salt(ReadOnlySpan<byte> entrySalt, int row)
    {
        var salt = new byte[SaltSize];
        WriteSalt(entrySalt, row, salt);
        return salt;
    }

    /// <summary>The tree over the rows.</summary>
    /// <param name="entrySalt">The secret of the entry, 32 bytes.</param>
    /// <param name="rows">The rows.</param>
    public static MerkleTree Tree(ReadOnlySpan<byte> entrySalt, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var tree = new MerkleTree();
        Span<byte> salt = stackalloc byte[SaltSize];
        for (var i = 0; i < rows.Count; i++)
        {
            WriteSalt(entrySalt, i, salt);
            tree.Append(MerkleHash.Leaf(salt, rows[i].Span));
        }

        return tree;
    }

    /// <summary>The payload hash that stands in the header: the root of <see cref="Tree"/>.</summary>
    /// <param name="entrySalt">The secret of the entry, 32 bytes.</param>
    /// <param name="rows">The rows.</param>
    public static Hash Root(ReadOnlySpan<byte> entrySalt, IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count != 1)
        {
            return Tree(entrySalt, rows).Root();
        }

        // Most entries have one row, whose leaf is the root.
        Span<byte> salt = stackalloc byte[SaltSize];
        WriteSalt(entrySalt, 0, salt);
        return MerkleHash.Leaf(salt, rows[0].Span);
    }

    private static void WriteSalt(ReadOnlySpan<byte> entrySalt, int row, Span<byte> destination)
    {
        if (entrySalt.Length != SaltSize)
        {
            throw new ArgumentException($"An entry's salt has {SaltSize} bytes, found {entrySalt.Length}.", nameof(entrySalt));
        }

        ArgumentOutOfRangeException.ThrowIfNegative(row);
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, row);
        HMACSHA256.HashData(entrySalt, place, destination);
    }
}
