using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Tables;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Excel;

/// <summary>A sheet of a workbook as a table.</summary>
internal static class ExcelTable
{
    private const int MaxColumns = 2000;
    private const long MaxUnpacked = 512L << 20;
    private const int MaxSheets = 100;

    public static IEnumerable<TableItem> Read(SourceFile file, RowMapping mapping)
    {
        var (reader, refusal) = Open(file, mapping);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }

        using (reader)
        {
            foreach (var item in Rows(file.Name, reader!, mapping))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<TableItem> Rows(string file, IExcelDataReader reader, RowMapping mapping)
    {
        TableHeader? header = null;
        var sheet = reader.Name;
        for (var line = 1; ; line++)
        {
            var (read, damage) = Next(reader);
            if (damage is not null)
            {
                yield return new SourceRejection($"{file} {sheet} 第 {line} 行", damage, "可以读取的工作表");
            }

            if (!read)
            {
                break;
            }

            if (line < mapping.Header)
            {
                continue;
            }

            var place = $"{file} {sheet} 第 {line} 行";
            if (header is null)
            {
                header = new TableHeader([.. Enumerable.Range(0, Math.Min(reader.FieldCount, MaxColumns)).Select(column => reader.GetValue(column)?.ToString()?.Trim() ?? "")]);
                header.Require(place, mapping);

                continue;
            }

            var cells = Cells(reader, header.Count);
            if (Array.Exists(cells, cell => cell is not (null or "")))
            {
                var number = line;
                yield return new TableRow(header, cells, place, column => $"{file} {sheet} {Letters(column)}{number}");
            }
        }

        if (header is null)
        {
            yield return new SourceRejection($"{file} {sheet}", "空工作表", $"第 {mapping.Header} 行为列名");
        }
    }

    private static object?[] Cells(IExcelDataReader reader, int count)
    {
        var cells = new object?[count];
        for (var i = 0; i < Math.Min(count, reader.FieldCount); i++)
        {
            cells[i] = reader.GetValue(i);
        }

        return cells;
    }

    private static (bool Read, string? Damage) Next(IExcelDataReader reader)
    {
        try
        {
            return (reader.Read(), null);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Whatever a damaged workbook makes the library throw, it is the workbook's fault.
            return (false, error.Message);
        }
    }

    private static (IExcelDataReader? Reader, SourceRejection? Refusal) Open(SourceFile file, RowMapping mapping)
    {
        const string expected = "Excel 工作簿（.xlsx、.xls），没有密码";
        IExcelDataReader? reader = null;
        try
        {
            if (Unpacked(file.Bytes) > MaxUnpacked)
            {
                return (null, new SourceRejection(file.Name, $"解压后超过 {MaxUnpacked >> 20} MiB", expected));
            }

            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            reader = ExcelReaderFactory.CreateReader(new MemoryStream(file.Bytes, writable: false));
            var names = new List<string>();
            do
            {
                names.Add(reader.Name);
                if (mapping.Sheet is null || string.Equals(reader.Name, mapping.Sheet, StringComparison.Ordinal))
                {
                    return (reader, null);
                }
            }
            while (names.Count < MaxSheets && reader.NextResult());
            reader.Dispose();
            return (null, new SourceRejection(file.Name, $"工作表：{string.Join('、', names)}", $"工作表“{mapping.Sheet}”"));
        }
        catch (Exception error) when (error is HeaderException or ExcelReaderException or InvalidDataException or IOException or ArgumentException or NotSupportedException or System.Xml.XmlException or FormatException or IndexOutOfRangeException or NullReferenceException)
        {
            reader?.Dispose();
            return (null, new SourceRejection(file.Name, error.Message, expected));
        }
    }

    // What the archive says of itself; what it hides is stopped by the memory limit of the worker.
    private static long Unpacked(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', ..])
        {
            return 0;
        }

        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return archive.Entries.Sum(entry => entry.Length);
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
