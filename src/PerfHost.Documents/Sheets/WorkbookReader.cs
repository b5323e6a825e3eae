using System.Text;
using ExcelDataReader;
using PerfHost.Documents.Forms;

namespace PerfHost.Documents.Sheets;

/// <summary>Reads the sheets of a workbook within the limits. Formulas give their stored results; macros and links are never followed.</summary>
internal static class WorkbookReader
{
    public const int MaxSheets = 50;
    public const int MaxRows = 5000;
    public const int MaxColumns = 200;

    /// <summary>The most that a cell of a spreadsheet can hold.</summary>
    public const int MaxText = 32767;

    /// <summary>Formatted but empty cells cost time though they hold nothing; beyond this many a sheet is refused.</summary>
    private const long MaxEmptyCells = 50_000_000;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static WorkbookReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>True when the bytes begin as a workbook does, whatever the file is called.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Zip) || bytes.StartsWith(Compound);

    /// <summary>The visible sheets. A hidden sheet is no part of what the clerk meant to hand in.</summary>
    public static IReadOnlyList<SheetGrid> Read(byte[] bytes, string file)
    {
        if (bytes.AsSpan().StartsWith(Zip))
        {
            ZipBombCheck.Check(bytes, file);
        }
        else if (!bytes.AsSpan().StartsWith(Compound))
        {
            throw NotAWorkbook(file, "文件内容不是 Excel 格式", null);
        }

        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(bytes, writable: false));
            return Sheets(reader, file);
        }
        catch (ExcelDataReader.Exceptions.InvalidPasswordException locked)
        {
            throw new FormFormatException("工作簿加了密码", file, "需要密码才能打开", "没有密码的工作簿", "请取消打开密码后重新上传", locked);
        }
        catch (Exception broken) when (broken is not (FormFormatException or OutOfMemoryException))
        {
            // The library throws many kinds of exceptions at a damaged file; all of them mean this one thing.
            throw NotAWorkbook(file, "文件结构已损坏", broken);
        }
    }

    private static List<SheetGrid> Sheets(IExcelDataReader reader, string file)
    {
        if (reader.ResultsCount > MaxSheets)
        {
            throw TooBig("工作表太多", file, $"{reader.ResultsCount} 张工作表", $"不超过 {MaxSheets} 张");
        }

        var sheets = new List<SheetGrid>();
        do
        {
            if (string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase))
            {
                sheets.Add(Sheet(reader, file));
            }
        }
        while (reader.NextResult());
        return sheets;
    }

    private static SheetGrid Sheet(IExcelDataReader reader, string file)
    {
        var where = $"{file} 工作表“{reader.Name}”";
        if ((long)reader.RowCount * reader.FieldCount > MaxEmptyCells)
        {
            throw TooBig("工作表太大", where, $"{reader.RowCount} 行 × {reader.FieldCount} 列", $"不超过 {MaxRows} 行、{MaxColumns} 列");
        }

        var rows = new List<string?[]>();
        for (var row = 0; reader.Read(); row++)
        {
            var cells = Row(reader, row, where);
            if (cells.Length > 0 && row >= MaxRows)
            {
                throw TooBig("行数太多", where, $"第 {row + 1} 行还有内容", $"不超过 {MaxRows} 行");
            }

            if (row < MaxRows)
            {
                rows.Add(cells);
            }
        }

        var merged = reader.MergeCells ?? [];
        return new SheetGrid(file, reader.Name, rows, merged.Select(range => new SheetRange(range.FromRow, range.FromColumn, range.ToRow, range.ToColumn)));
    }

    private static string?[] Row(IExcelDataReader reader, int row, string where)
    {
        var last = reader.FieldCount - 1;
        while (last >= 0 && reader.GetValue(last) is null)
        {
            last--;
        }

        if (last >= MaxColumns)
        {
            throw TooBig("列数太多", where, $"第 {row + 1} 行 {SheetGrid.ColumnName(last)} 列还有内容", $"不超过 {MaxColumns} 列");
        }

        var cells = new string?[last + 1];
        for (var column = 0; column <= last; column++)
        {
            var value = reader.GetValue(column);
            cells[column] = CellText.Of(value, value is double or int ? reader.GetNumberFormatString(column) : null);
            if (cells[column]?.Length > MaxText)
            {
                throw TooBig("单元格文字太长", $"{where} {SheetGrid.ColumnName(column)}{row + 1}", $"{cells[column]!.Length} 字", $"不超过 {MaxText} 字");
            }
        }

        return cells;
    }

    private static FormFormatException NotAWorkbook(string file, string found, Exception? cause) => new(
        "这不是有效的 Excel 工作簿", file, found, "用 Excel 或 WPS 保存的 .xlsx 或 .xls 文件", "请在 Excel 或 WPS 中打开原件，另存为 .xlsx 后重新上传", cause);

    private static FormFormatException TooBig(string what, string where, string found, string expected) =>
        new(what, where, found, expected, "请删去多余内容后重新上传");
}
