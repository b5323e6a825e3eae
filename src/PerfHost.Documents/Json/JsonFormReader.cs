using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Json;

/// <summary>Reads forms typed as JSON: one object, or an array of such objects.</summary>
internal sealed class JsonFormReader(string file)
{
    public IReadOnlyList<SelfEvaluationForm> Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            throw new FormFormatException("文件编码不对", file, "不是 UTF-8 编码", "UTF-8 编码的 JSON", "请用文本编辑器另存为 UTF-8 后重新上传");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException repeated) when (repeated.LineNumber is null)
        {
            // The parser gives no line when a name stands twice: which of the two was meant, nobody can tell.
            throw new FormFormatException("同一字段写了两次", file, repeated.Message, "每个字段只写一次", "请删去多余的一个后重新上传", repeated);
        }
        catch (JsonException broken)
        {
            throw Broken(broken, bytes.Span);
        }
    }

    private List<SelfEvaluationForm> Read(JsonElement root)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        if (root.ValueKind != JsonValueKind.Array)
        {
            return [new JsonFormObject(file, "", root).ToForm(name)];
        }

        var forms = new List<SelfEvaluationForm>();
        foreach (var item in root.EnumerateArray())
        {
            // Several forms in one file need names of their own, or the later would stand for the earlier.
            forms.Add(new JsonFormObject(file, $"[{forms.Count}]", item).ToForm($"{name}-{forms.Count + 1}"));
        }

        return forms.Count > 0 ? forms : throw JsonFormObject.NotAForm(file, "空数组 []");
    }

    private FormFormatException Broken(JsonException broken, ReadOnlySpan<byte> bytes)
    {
        var line = broken.LineNumber ?? 0;
        for (var i = 0L; i < line; i++)
        {
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        }

        var end = bytes.IndexOf((byte)'\n');
        var text = end < 0 ? bytes : bytes[..end];
        var column = Encoding.UTF8.GetCharCount(text[..(int)Math.Min(broken.BytePositionInLine ?? 0, text.Length)]) + 1;
        var found = Encoding.UTF8.GetString(text).Trim();
        return new FormFormatException(
            "JSON 写法有误",
            $"{file} 第 {line + 1} 行第 {column} 列",
            found.Length > 0 ? found : "文件到此结束",
            "完整的 JSON：括号成对，项与项之间用逗号，文字用双引号",
            "请改正这一行后重新上传",
            broken);
    }
}
