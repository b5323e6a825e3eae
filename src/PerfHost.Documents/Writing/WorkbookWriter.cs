using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using PerfHost.Documents.Sheets;

namespace PerfHost.Documents.Writing;

/// <summary>Writes drafts as a workbook, a sheet each. Every text is an inline string: nothing in it can become a formula.</summary>
internal static partial class WorkbookWriter
{
    public static void Write(IReadOnlyList<WorkbookSheet> sheets, Stream stream)
    {
        using var copy = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(copy, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
            foreach (var (name, draft, landscape) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                using (var writer = OpenXmlWriter.Create(part))
                {
                    Sheet(writer, draft, landscape);
                }

                list.Append(new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part) });
            }

            book.Workbook = new Workbook(list);
        }

        copy.Position = 0;
        copy.CopyTo(stream);
    }

    private static void Sheet(OpenXmlWriter writer, SheetDraft draft, bool landscape)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View(draft)));
        writer.WriteStartElement(new Columns());
        for (var i = 0; i < draft.Widths.Count; i++)
        {
            writer.WriteElement(new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = draft.Widths[i], CustomWidth = true });
        }

        writer.WriteEndElement();
        Cells(writer, draft);
        if (draft.HeadRows > 0)
        {
            writer.WriteElement(new AutoFilter { Reference = $"{Name(draft.HeadRows - 1, 0)}:{Name(Math.Max(draft.HeadRows, draft.Row) - 1, draft.LastColumn)}" });
        }

        writer.WriteStartElement(new MergeCells());
        foreach (var range in draft.Cells.Select(cell => cell.Range).Where(range => range.LastRow > range.Row || range.LastColumn > range.Column))
        {
            writer.WriteElement(new MergeCell { Reference = $"{Name(range.Row, range.Column)}:{Name(range.LastRow, range.LastColumn)}" });
        }

        writer.WriteEndElement();
        writer.WriteElement(new PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup
        {
            PaperSize = 9,
            FitToWidth = 1,
            FitToHeight = 0,
            Orientation = landscape ? OrientationValues.Landscape : OrientationValues.Portrait,
        });
        writer.WriteEndElement();
    }

    private static SheetView View(SheetDraft draft)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (draft.HeadRows > 0)
        {
            view.Append(new Pane { VerticalSplit = draft.HeadRows, TopLeftCell = Name(draft.HeadRows, 0), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen });
        }

        return view;
    }

    private static void Cells(OpenXmlWriter writer, SheetDraft draft)
    {
        // Every cell of a merged range is written, or its border would be drawn on the first cell only.
        var rows = new SortedDictionary<int, SortedDictionary<int, SheetCell>>();
        foreach (var cell in draft.Cells)
        {
            for (var row = cell.Range.Row; row <= cell.Range.LastRow; row++)
            {
                for (var column = cell.Range.Column; column <= cell.Range.LastColumn; column++)
                {
                    var own = row == cell.Range.Row && column == cell.Range.Column ? cell : cell with { Text = null, Number = null };
                    (rows.TryGetValue(row, out var known) ? known : rows[row] = []).Add(column, own);
                }
            }
        }

        var heights = RowHeights.Of(draft);
        writer.WriteStartElement(new SheetData());
        foreach (var (row, cells) in rows)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)row + 1, Height = Math.Round(heights[row], 2), CustomHeight = true });
            foreach (var (column, cell) in cells)
            {
                writer.WriteElement(Element(Name(row, column), cell));
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static Cell Element(string name, SheetCell cell)
    {
        var element = new Cell { CellReference = name, StyleIndex = (uint)cell.Style };
        if (cell.Number is { } number)
        {
            element.CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture));
        }
        else if (cell.Text is { } text)
        {
            element.DataType = CellValues.InlineString;
            element.InlineString = new InlineString(new Text(Escape(text)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return element;
    }

    private static string Name(int row, int column) => $"{SheetGrid.ColumnName(column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>XML would turn a carriage return into a line feed, and the format reads _x000D_ as one: both are written the format's way.</summary>
    private static string Escape(string text) => Escaped().Replace(text, "_x005F_x").Replace("\r", "_x000D_", StringComparison.Ordinal);

    [GeneratedRegex("_x(?=[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
