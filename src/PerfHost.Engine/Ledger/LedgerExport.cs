using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfHost.Engine.Ledger;

/// <summary>
/// Writes a ledger as JSON Lines, one entry a line: the stored bytes from which an auditor recomputes every hash
/// (<c>headerBytes</c>, <c>salt</c>, <c>rowBytes</c>, base64), and the same for reading (<c>header</c>, <c>rows</c>).
/// </summary>
public static class LedgerExport
{
    private const int Page = 200;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all entries up to the head at the beginning.</summary>
    /// <param name="store">The store.</param>
    /// <param name="jurisdiction">Whose ledger; an unknown one writes nothing.</param>
    /// <param name="target">Takes the lines; not closed.</param>
    /// <param name="cancellation">Ends the writing after some line.</param>
    public static async Task WriteAsync(ILedgerStore store, string jurisdiction, Stream target, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(target);
        var line = new MemoryStream();
        var sequence = 0L;
        while (await store.ReadAsync(jurisdiction, sequence, Page, cancellation) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                line.SetLength(0);
                Write(entry, line);
                line.WriteByte((byte)'\n');
                await target.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation);
                sequence = entry.Header.Sequence;
            }
        }
    }

    private static void Write(StoredEntry entry, MemoryStream line)
    {
        using var json = new Utf8JsonWriter(line, Readable);
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Header.Sequence);
        json.WritePropertyName("header");
        json.WriteRawValue(entry.HeaderBytes.Span);
        json.WriteBase64String("headerBytes", entry.HeaderBytes.Span);
        if (entry.Rows is null)
        {
            json.WriteBoolean("erased", true);
        }
        else
        {
            json.WriteBase64String("salt", entry.Salt.Span);
            json.WriteStartArray("rows");
            foreach (var row in entry.Rows)
            {
                WriteReadable(json, row.Span);
            }

            json.WriteEndArray();
            json.WriteStartArray("rowBytes");
            foreach (var row in entry.Rows)
            {
                json.WriteBase64StringValue(row.Span);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteReadable(Utf8JsonWriter json, ReadOnlySpan<byte> row)
    {
        try
        {
            json.WriteRawValue(row);
        }
        catch (JsonException)
        {
            json.WriteNullValue();
        }
    }
}
