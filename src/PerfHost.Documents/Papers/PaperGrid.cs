using DocumentFormat.OpenXml.Wordprocessing;

namespace PerfHost.Documents.Papers;

/// <summary>A table with borders, as wide as the text.</summary>
internal static class PaperGrid
{
    public static Table Create(PaperTable table)
    {
        var total = table.Columns.Sum(column => (long)column.Share);
        var widths = table.Columns.Select(column => $"{PaperPage.TextWidth * (long)column.Share / total}").ToList();
        var (header, cell) = table.IsDense ? (PaperType.DenseHeaderCell, PaperType.DenseCell) : (PaperType.HeaderCell, PaperType.Cell);
        var grid = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{PaperPage.TextWidth}" },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Type = TableWidthValues.Dxa, Width = 57 },
                    new TableCellRightMargin { Type = TableWidthValues.Dxa, Width = 57 })),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })));
        grid.AppendChild(Row(
            new TableRowProperties(new CantSplit(), new TableHeader()),
            table.Columns.Select((column, i) => Cell(column.Title, header, PaperAlignment.Center, widths[i]))));
        foreach (var row in table.Rows)
        {
            grid.AppendChild(Row(
                new TableRowProperties(new CantSplit()),
                row.Select((text, i) => Cell(text, cell, table.Columns[i].Alignment, widths[i]))));
        }

        return grid;
    }

    private static TableRow Row(TableRowProperties properties, IEnumerable<TableCell> cells)
    {
        var row = new TableRow(properties);
        row.Append(cells);
        return row;
    }

    private static TableCell Cell(string text, PaperType type, PaperAlignment alignment, string width) => new(
        new TableCellProperties(
            new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width },
            new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        new Paragraph(
            new ParagraphProperties(
                new SpacingBetweenLines { Before = "30", After = "30", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = Where(alignment) }),
            PaperRuns.Run(text, type)));

    private static JustificationValues Where(PaperAlignment alignment) => alignment switch
    {
        PaperAlignment.Center => JustificationValues.Center,
        PaperAlignment.Right => JustificationValues.Right,
        _ => JustificationValues.Left,
    };

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
