using System.Text;
using System.Text.Json;

namespace PerfHost.Scripting.Cases;

/// <summary>Finds where a JSON text goes wrong, in the lines and columns that its writer counts.</summary>
internal static class JsonPlace
{
    private const int Shown = 20;

    /// <summary>The place and the text of an error that the parser found; null when it names none.</summary>
    public static ((int Line, int Column) Place, string Found)? Of(string json, JsonException error)
    {
        if (error is not { LineNumber: { } line, BytePositionInLine: { } position })
        {
            return null;
        }

        var start = 0;
        for (var skipped = 0; skipped < line; skipped++)
        {
            start = json.IndexOf('\n', start) + 1;
        }

        // The parser counts bytes; people count characters.
        var bytes = Encoding.UTF8.GetBytes(json[start..]);
        var column = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(position, bytes.Length));
        var rest = json[(start + column)..].Split('\n')[0].Trim();
        return (((int)line + 1, column + 1), rest.Length > Shown ? rest[..Shown] + "…" : rest);
    }

    /// <summary>The first name that an object has twice, and where; null when there is none.</summary>
    /// <param name="json">JSON without other mistakes.</param>
    public static ((int Line, int Column) Place, string Name)? Twice(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        var names = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                names.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                names.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !names.Peek().Add(name))
            {
                var before = Encoding.UTF8.GetString(bytes, 0, (int)reader.TokenStartIndex);
                return ((before.AsSpan().Count('\n') + 1, before.Length - before.LastIndexOf('\n')), name);
            }
        }

        return null;
    }
}
