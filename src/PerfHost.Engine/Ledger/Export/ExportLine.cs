using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PerfHost.Engine.Ledger.Export;

/// <summary>The two kinds of lines of an export.</summary>
internal static class ExportLine
{
    private const string Name = "perfhost-ledger";
    private const int Format = 1;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(LedgerHead head) => Line(json =>
    {
        json.WriteString("export"u8, Name);
        json.WriteNumber("format"u8, Format);
        json.WriteString("jurisdiction"u8, head.Jurisdiction);
        json.WriteNumber("sequence"u8, head.Sequence);
        json.WriteString("root"u8, head.Root.ToString());
    });

    public static ReadOnlyMemory<byte> Write(StoredEntry entry) => Line(json =>
    {
        // As text inside text: an object would be written anew by the next tool and lose the bytes that are hashed.
        json.WriteString("header"u8, entry.HeaderBytes.Span);
        if (entry.Rows is null)
        {
            json.WriteNull("rows"u8);
            return;
        }

        json.WriteBase64String("salt"u8, entry.Salt.Span);
        json.WriteStartArray("rows"u8);
        foreach (var row in entry.Rows)
        {
            json.WriteStartObject();
            if (Utf8.IsValid(row.Span))
            {
                json.WriteString("text"u8, row.Span);
            }
            else
            {
                json.WriteBase64String("base64"u8, row.Span);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static LedgerHead ReadHead(string line) => Read(line, "the first line of an export", root =>
    {
        var (name, format) = (root.GetProperty("export"u8).GetString(), root.GetProperty("format"u8).GetInt32());
        return string.Equals(name, Name, StringComparison.Ordinal) && format == Format
            ? new LedgerHead(Text(root, "jurisdiction"), root.GetProperty("sequence"u8).GetInt64(), Hash.Parse(Text(root, "root")))
            : throw new FormatException($"Expected an export '{Name}' of format {Format}, found '{name}' of format {format}.");
    });

    public static StoredEntry ReadEntry(string line) => Read(line, "an entry of an export", root =>
    {
        var header = Encoding.UTF8.GetBytes(Text(root, "header"));
        var rows = root.GetProperty("rows"u8);
        return rows.ValueKind == JsonValueKind.Null
            ? new StoredEntry(HeaderEncoding.Read(header), header, default, null)
            : new StoredEntry(HeaderEncoding.Read(header), header, root.GetProperty("salt"u8).GetBytesFromBase64(), [.. rows.EnumerateArray().Select(Row)]);
    });

    private static ReadOnlyMemory<byte> Row(JsonElement row) =>
        row.TryGetProperty("base64"u8, out var bytes) ? bytes.GetBytesFromBase64() : Encoding.UTF8.GetBytes(Text(row, "text"));

    private static string Text(JsonElement root, string name) =>
        root.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null where text was expected.");

    private static ReadOnlyMemory<byte> Line(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static T Read<T>(string line, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"Expected {what}, found something else: {exception.Message}", exception);
        }
    }
}
