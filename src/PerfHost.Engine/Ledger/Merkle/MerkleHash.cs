using System.Buffers;
using System.Security.Cryptography;

namespace PerfHost.Engine.Ledger.Merkle;

/// <summary>The hashes of an RFC 9162 tree (section 2.1.1) over SHA-256. The prefixes keep a leaf from passing as a node.</summary>
public static class MerkleHash
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;
    private const int OnStack = 1024;

    /// <summary>The root of the tree without leaves: SHA-256 of no bytes.</summary>
    public static Hash Empty { get; } = Of([]);

    /// <summary>SHA-256 of the bytes as they are, without a prefix.</summary>
    /// <param name="bytes">Any bytes.</param>
    public static Hash Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Hash.Size];
        SHA256.HashData(bytes, hash);
        return new Hash(hash);
    }

    /// <summary>SHA-256(0x00 || content).</summary>
    /// <param name="content">What the leaf stands for.</param>
    public static Hash Leaf(ReadOnlySpan<byte> content) => Leaf([], content);

    /// <summary>SHA-256(0x00 || salt || content), one leaf of a salted payload.</summary>
    /// <param name="salt">The salt of the row.</param>
    /// <param name="content">The row.</param>
    public static Hash Leaf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        var length = 1 + salt.Length + content.Length;
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var input = rented is null ? stackalloc byte[length] : rented.AsSpan(0, length);
        input[0] = LeafPrefix;
        salt.CopyTo(input[1..]);
        content.CopyTo(input[(1 + salt.Length)..]);
        var leaf = Of(input);
        if (rented is not null)
        {
            // The buffer held somebody's row: the next borrower must not find it.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return leaf;
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    /// <param name="left">The hash of the left subtree.</param>
    /// <param name="right">The hash of the right subtree.</param>
    public static Hash Node(Hash left, Hash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Hash.Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + Hash.Size)..]);
        return Of(input);
    }
}
