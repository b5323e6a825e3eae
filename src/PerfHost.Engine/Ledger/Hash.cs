using System.Buffers.Binary;
using System.Text.Json.Serialization;

namespace PerfHost.Engine.Ledger;

/// <summary>A SHA-256 hash (FIPS 180-4): 32 bytes, printed as 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(HashJsonConverter))]
public readonly record struct Hash
{
    /// <summary>The number of bytes.</summary>
    public const int Size = 32;

    private readonly ulong _a, _b, _c, _d;

    /// <summary>Takes 32 bytes.</summary>
    /// <param name="bytes">Exactly 32 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public Hash(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"A hash has {Size} bytes, found {bytes.Length}.", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least 32 bytes long.</param>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Size];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToArray());

    /// <summary>Reads 64 hexadecimal digits.</summary>
    /// <param name="text">The digits.</param>
    /// <exception cref="FormatException">Not 64 hexadecimal digits.</exception>
    public static Hash Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == Size * 2
            ? new Hash(Convert.FromHexString(text))
            : throw new FormatException($"A hash has {Size * 2} hexadecimal digits, found {text.Length} characters.");
    }
}
