using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfHost.Scripting.Worker;

/// <summary>Messages between host and worker: four bytes of length, little endian, then so many bytes of JSON.</summary>
public static class WorkerMessages
{
    /// <summary>The longest message, in bytes; a longer one is refused unread.</summary>
    public const int MaxBytes = 4 << 20;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = 8, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Sends a message.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="message">A plain record.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">The other side is gone.</exception>
    public static async Task WriteAsync<T>(Stream stream, T message, CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, Options);
        var frame = new byte[4 + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, json.Length);
        json.CopyTo(frame, 4);
        await stream.WriteAsync(frame, cancellation).ConfigureAwait(false);
        await stream.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Waits for a message.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Null when the other side closed the pipe, or sent what is no message.</returns>
    public static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancellation)
        where T : class
    {
        var head = new byte[4];
        if (await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) < head.Length)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is <= 0 or > MaxBytes)
        {
            return null;
        }

        var json = new byte[length];
        try
        {
            return await stream.ReadAtLeastAsync(json, length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false) == length
                ? JsonSerializer.Deserialize<T>(json, Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
