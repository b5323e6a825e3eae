using System.Text;
using PerfHost.Documents.Json;
using PerfHost.Documents.Layouts;
using PerfHost.Documents.Reading;
using PerfHost.Documents.Sheets;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Forms;

/// <summary>
/// Reads self-evaluation forms from files: <c>.json</c>, <c>.xlsx</c>, <c>.xls</c>. Keeps every text as it stood; judges nothing.
/// Immutable and safe for concurrent use.
/// </summary>
/// <param name="layouts">The known layouts, of all packages; the earlier one wins where two fit a sheet equally well.</param>
public sealed class FormReader(IReadOnlyList<FormLayout> layouts)
{
    /// <summary>The known layouts.</summary>
    public IReadOnlyList<FormLayout> Layouts { get; } = layouts;

    /// <summary>The largest file that is read, in bytes: 20 MiB.</summary>
    public const int MaxFileBytes = 20 * 1024 * 1024;

    /// <summary>Reads the forms of one file.</summary>
    /// <param name="stream">The file's bytes; read to its end, not closed. Need not be seekable.</param>
    /// <param name="fileName">The file's name; it has one of the endings above, and is the id of a form that has none of its own.</param>
    /// <returns>The forms in the order of the file; never empty.</returns>
    /// <exception cref="FormFormatException">The file is not a form, or breaks a limit.</exception>
    public IReadOnlyList<SelfEvaluationForm> Read(Stream stream, string fileName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var file = Path.GetFileName(fileName.Replace('\\', '/'));
        var bytes = ReadBytes(stream, file);
        if (Path.GetExtension(file).ToUpperInvariant() is not (".JSON" or ".XLSX" or ".XLSM" or ".XLS"))
        {
            throw new FormFormatException("不支持这种文件", file, $"扩展名“{Path.GetExtension(file)}”", ".xlsx、.xls 或 .json 文件", "请另存为 .xlsx 后重新上传");
        }

        return IsJson(bytes, file) ? new JsonFormReader(file).Read(bytes) : new WorkbookFormReader(Layouts, file).Read(bytes);
    }

    /// <summary>What a file is, its content says; its name is asked only where the content is neither.</summary>
    private static bool IsJson(ReadOnlySpan<byte> bytes, string file)
    {
        if (WorkbookReader.IsWorkbook(bytes))
        {
            return false;
        }

        var text = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..] || Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase);
    }

    private static byte[] ReadBytes(Stream stream, string file)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            if (copy.Length + count > MaxFileBytes)
            {
                throw new FormFormatException("文件太大", file, "超过 20 MiB", "不超过 20 MiB 的文件", "请删去图片和无关工作表后重新上传");
            }

            copy.Write(buffer, 0, count);
        }

        return copy.Length > 0
            ? copy.ToArray()
            : throw new FormFormatException("文件是空的", file, "0 字节", "填好的绩效自评表", "请检查文件是否保存完整后重新上传");
    }
}
