using System.Text.Json;
using PerfHost.Documents.Forms;

namespace PerfHost.Documents.Json;

/// <summary>Takes texts out of JSON: a string as it is, a number with its own digits, null and blank as null.</summary>
internal sealed class JsonTexts(string file)
{
    public string? Text(JsonElement owner, string name, string path)
    {
        if (!owner.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => Whole(value, name, path) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
            _ => throw Wrong("这里应是一个值", path, name, Describe(value), "数字、文字或 null"),
        };
    }

    public bool Flag(JsonElement owner, string name, string path)
    {
        if (!owner.TryGetProperty(name, out var value))
        {
            return false;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => false,
            JsonValueKind.True => true,
            _ => throw Wrong("这里应是“是”或“否”", path, name, Describe(value), "true 或 false"),
        };
    }

    public void MustBe(JsonElement value, JsonValueKind kind, string path, string expected)
    {
        if (value.ValueKind != kind)
        {
            throw new FormFormatException("字段的形状不对", Where(path), Describe(value), expected, "请对照示例改正后重新上传");
        }
    }

    public FormFormatException Wrong(string what, string path, string name, string found, string expected) =>
        new(what, Where(path.Length == 0 ? name : $"{path}.{name}"), found, expected, "请改正后重新上传");

    public string Where(string path) => path.Length == 0 ? file : $"{file} {path}";

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "对象 { … }",
        JsonValueKind.Array => "数组 [ … ]",
        _ => value.GetRawText(),
    };

    private string Whole(JsonElement value, string name, string path)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            // \ud83d alone is half a character: no file format can carry it on.
            throw new FormFormatException("文字里有半个字符", Where($"{path}.{name}".TrimStart('.')), value.GetRawText(), "完整的字符", "请重新键入这段文字", half);
        }
    }
}
