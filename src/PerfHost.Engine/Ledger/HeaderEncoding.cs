using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfHost.Engine.Ledger;

/// <summary>
/// Writes a header as JSON in UTF-8, once: the bytes are stored and hashed, and never written again from the record.
/// </summary>
public static class HeaderEncoding
{
    /// <summary>The layout of the header; another one gets another number.</summary>
    public const int Format = 1;

    private const string Timestamp = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string Day = "yyyy-MM-dd";

    // Chinese stays readable in an export; the bytes go into files, not into HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The bytes to store and to hash.</summary>
    /// <param name="header">The header.</param>
    public static byte[] Write(EntryHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, Readable);
        json.WriteStartObject();
        json.WriteNumber("format"u8, Format);
        json.WriteString("jurisdiction"u8, header.Jurisdiction);
        json.WriteNumber("sequence"u8, header.Sequence);
        json.WriteString("recordedAt"u8, header.RecordedAt.UtcDateTime.ToString(Timestamp, CultureInfo.InvariantCulture));
        json.WriteString("kind"u8, header.Kind);
        json.WriteNumber("version"u8, header.Version);
        json.WriteString("scope"u8, header.Scope);
        if (header.Period is { } period)
        {
            json.WriteString("period"u8, period.ToString(Day, CultureInfo.InvariantCulture));
        }

        if (header.Key is { } key)
        {
            json.WriteString("key"u8, key);
        }

        json.WriteNumber("rowCount"u8, header.RowCount);
        json.WriteString("payloadHash"u8, header.PayloadHash.ToString());
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads stored bytes.</summary>
    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <exception cref="FormatException">Not a header, or of a layout that this program does not know.</exception>
    public static EntryHeader Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var format = root.GetProperty("format"u8).GetInt32();
            if (format != Format)
            {
                throw new FormatException($"A header of format {Format} was expected, found {format}: a newer program wrote this ledger.");
            }

            return new EntryHeader
            {
                Jurisdiction = Text(root, "jurisdiction"u8),
                Sequence = root.GetProperty("sequence"u8).GetInt64(),
                RecordedAt = DateTimeOffset.ParseExact(Text(root, "recordedAt"u8), Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                Kind = Text(root, "kind"u8),
                Version = root.GetProperty("version"u8).GetInt32(),
                Scope = Text(root, "scope"u8),
                Period = root.TryGetProperty("period"u8, out var period)
                    ? DateOnly.ParseExact(period.GetString() ?? "", Day, CultureInfo.InvariantCulture) : null,
                Key = root.TryGetProperty("key"u8, out var key) ? key.GetString() : null,
                RowCount = root.GetProperty("rowCount"u8).GetInt32(),
                PayloadHash = Hash.Parse(Text(root, "payloadHash"u8)),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"An entry header of format {Format} was expected, found bytes that are none: {exception.Message}", exception);
        }
    }

    private static string Text(JsonElement root, ReadOnlySpan<byte> name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException("A header has a null where text was expected.");
}
