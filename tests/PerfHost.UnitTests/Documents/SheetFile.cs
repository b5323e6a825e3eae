using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace PerfHost.UnitTests.Documents;

/// <summary>Types a workbook cell by cell, as a clerk might have: written as plain XML, so that no writer of ours is trusted.</summary>
internal sealed class SheetFile
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> _rows = [];
    private readonly List<string> _merged = [];
    private int _next = 1;

    /// <summary>Types the next row from column A; a string starting with # is a number, null is nothing.</summary>
    public SheetFile Row(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { } text)
            {
                Cell(_next, i, text.StartsWith('#') ? $"><v>{text[1..]}</v>" : Inline(text));
            }
        }

        _next++;
        return this;
    }

    public SheetFile Skip(int rows)
    {
        _next += rows;
        return this;
    }

    public SheetFile Percent(int row, char column, double value, bool twoDecimals = false) =>
        Cell(row, column - 'A', string.Create(CultureInfo.InvariantCulture, $" s=\"{(twoDecimals ? 2 : 1)}\"><v>{value:R}</v>"));

    public SheetFile Formula(int row, char column, string formula, string cached) => Cell(row, column - 'A', $"><f>{SecurityElement.Escape(formula)}</f><v>{cached}</v>");

    public SheetFile Merge(string range)
    {
        _merged.Add(range);
        return this;
    }

    public byte[] ToBytes(string name = "Sheet1", int copies = 1)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, copies).ToList();
            Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Part(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(numbers.Select(n => $"<sheet name=\"{name}{(n == 1 ? "" : n)}\" sheetId=\"{n}\" r:id=\"s{n}\"/>"))}</sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(numbers.Select(n => $"<Relationship Id=\"s{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Part(zip, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            numbers.ForEach(n => Part(zip, $"xl/worksheets/sheet{n}.xml", Sheet()));
        }

        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Inline(string text) => $" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is>";

    private SheetFile Cell(int row, int column, string content)
    {
        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows[row] = cells = [];
        }

        cells[column] = $"<c r=\"{(char)('A' + column)}{row}\"{content}</c>";
        return this;
    }

    private string Sheet()
    {
        var text = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        foreach (var (row, cells) in _rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">").AppendJoin("", cells.Values).Append("</row>");
        }

        text.Append("</sheetData>");
        if (_merged.Count > 0)
        {
            text.Append("<mergeCells>").AppendJoin("", _merged.Select(range => $"<mergeCell ref=\"{range}\"/>")).Append("</mergeCells>");
        }

        return text.Append("</worksheet>").ToString();
    }
}
