using DocumentFormat.OpenXml.Spreadsheet;

namespace PerfHost.Documents.Writing;

/// <summary>The style sheet of a written form, in the order of <see cref="SheetStyle"/>.</summary>
internal static class WorkbookStyles
{
    private const uint TextFormat = 49;
    private const uint FirstOwnFormat = 164;

    public static Stylesheet Create() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = FirstOwnFormat, FormatCode = "0.0%" }) { Count = 1 },
        new Fonts(Font("宋体", 11), Font("宋体", 18, isBold: true), Font("仿宋", 12), Font("宋体", 11, isBold: true), Font("仿宋", 11)) { Count = 5 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border(), Thin()) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            Format(0, 0, 0, HorizontalAlignmentValues.General),
            Format(1, 0, TextFormat, HorizontalAlignmentValues.Center),
            Format(2, 0, TextFormat, HorizontalAlignmentValues.Center),
            Format(3, 1, TextFormat, HorizontalAlignmentValues.Center),
            Format(4, 1, TextFormat, HorizontalAlignmentValues.Center),
            Format(4, 1, TextFormat, HorizontalAlignmentValues.Left),
            Format(4, 1, 0, HorizontalAlignmentValues.Center),
            Format(4, 1, 9, HorizontalAlignmentValues.Center),
            Format(4, 1, FirstOwnFormat, HorizontalAlignmentValues.Center),
            Format(4, 1, 10, HorizontalAlignmentValues.Center))
        { Count = 10 });

    private static Font Font(string name, double size, bool isBold = false)
    {
        var font = new Font();
        if (isBold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new FontName { Val = name }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Border Thin() => new(
        new LeftBorder { Style = BorderStyleValues.Thin },
        new RightBorder { Style = BorderStyleValues.Thin },
        new TopBorder { Style = BorderStyleValues.Thin },
        new BottomBorder { Style = BorderStyleValues.Thin },
        new DiagonalBorder());

    /// <summary>Text cells carry the text format, so that what is typed over them later stays text as well.</summary>
    private static CellFormat Format(uint font, uint border, uint format, HorizontalAlignmentValues horizontal) => new(
        new Alignment
        {
            Horizontal = horizontal,
            Vertical = VerticalAlignmentValues.Center,
            WrapText = true,
            Indent = horizontal == HorizontalAlignmentValues.Left ? 1u : 0u,
        })
    {
        NumberFormatId = format,
        FontId = font,
        FillId = 0,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyBorder = true,
        ApplyAlignment = true,
    };
}
