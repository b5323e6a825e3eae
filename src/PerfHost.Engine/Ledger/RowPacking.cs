using System.Buffers.Binary;

namespace PerfHost.Engine.Ledger;

/// <summary>The rows of a payload as one run of bytes for a store: each row's length (4 bytes, little endian), then the row.</summary>
public static class RowPacking
{
    /// <summary>Puts the rows into one array.</summary>
    /// <param name="rows">The rows.</param>
    public static byte[] Pack(IReadOnlyList<ReadOnlyMemory<byte>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var length = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            length = checked(length + sizeof(int) + rows[i].Length);
        }

        var packed = new byte[length];
        var rest = packed.AsSpan();
        for (var i = 0; i < rows.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(rest, rows[i].Length);
            rows[i].Span.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + rows[i].Length)..];
        }

        return packed;
    }

    /// <summary>Takes the rows apart again, without copying them.</summary>
    /// <param name="packed">What <see cref="Pack"/> gave.</param>
    /// <exception cref="FormatException">The lengths do not fit the bytes.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Unpack(ReadOnlyMemory<byte> packed)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        while (!packed.IsEmpty)
        {
            var length = packed.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(packed.Span);
            if (length < 0 || length > packed.Length - sizeof(int))
            {
                throw new FormatException($"Packed rows are damaged: row {rows.Count + 1} claims {length} bytes, {packed.Length} are left.");
            }

            rows.Add(packed.Slice(sizeof(int), length));
            packed = packed[(sizeof(int) + length)..];
        }

        return rows;
    }
}
