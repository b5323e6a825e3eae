using System.IO.Compression;
using PerfHost.Documents.Forms;

namespace PerfHost.Documents.Sheets;

/// <summary>Refuses a workbook that unpacks to more than a form can need. Counts the bytes themselves: a crafted archive lies about its sizes.</summary>
internal static class ZipBombCheck
{
    private const long MaxBytes = 200L * 1024 * 1024;
    private const int MaxEntries = 2000;
    private const int MaxRatio = 200;

    /// <summary>Below this size the ratio says nothing: an empty sheet packs well.</summary>
    private const long RatioFrom = 8L * 1024 * 1024;

    public static void Check(byte[] bytes, string file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries)
            {
                throw TooMuch(file, $"压缩包内有 {archive.Entries.Count} 个部件");
            }

            if (archive.Entries.Sum(entry => entry.Length) > MaxBytes)
            {
                throw TooMuch(file, "声明的解压后大小超过 200 MiB");
            }

            Count(archive, bytes.Length, file);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or EndOfStreamException or IOException)
        {
            throw new FormFormatException(
                "这不是有效的 Excel 工作簿", file, "压缩结构已损坏", "完好的 .xlsx 文件", "请在 Excel 或 WPS 中重新打开并另存后上传", broken);
        }
    }

    private static void Count(ZipArchive archive, long packed, string file)
    {
        var buffer = new byte[81920];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            int count;
            while ((count = content.Read(buffer)) > 0)
            {
                total += count;
                if (total > MaxBytes || (total > RatioFrom && total / packed > MaxRatio))
                {
                    throw TooMuch(file, total > MaxBytes ? "解压后超过 200 MiB" : $"压缩比超过 {MaxRatio} 倍");
                }
            }
        }
    }

    private static FormFormatException TooMuch(string file, string found) => new(
        "文件解压后过大，已拒绝读取", file, found, "解压后不超过 200 MiB、压缩比不超过 200 倍的工作簿", "请新建工作簿，只复制自评表内容后重新上传");
}
