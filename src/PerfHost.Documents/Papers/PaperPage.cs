using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PerfHost.Documents.Papers;

/// <summary>The page: A4 with margins of 37, 35, 28 and 26 mm (top, bottom, left, right) and a page number at its foot.</summary>
internal static class PaperPage
{
    /// <summary>The width between the margins, in twentieths of a point.</summary>
    public const int TextWidth = Width - Left - Right;

    private const int Width = 11906;
    private const int Left = 1587;
    private const int Right = 1474;

    public static SectionProperties Create(MainDocumentPart main)
    {
        // Odd pages carry their number on the right, even ones on the left: outside, when printed on both sides.
        var settings = main.AddNewPart<DocumentSettingsPart>();
        settings.Settings = new Settings(new EvenAndOddHeaders());
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(main, JustificationValues.Right) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(main, JustificationValues.Left) },
            new PageSize { Width = Width, Height = 16838 },
            new PageMargin { Top = 2098, Bottom = 1984, Left = Left, Right = Right, Header = 851, Footer = 1417, Gutter = 0 });
    }

    /// <summary>A page's foot: its number between dashes, one character from the edge.</summary>
    private static string Footer(MainDocumentPart main, JustificationValues where)
    {
        var part = main.AddNewPart<FooterPart>();
        var edge = $"{PaperType.Fourth * 10}";
        var indentation = where == JustificationValues.Right
            ? new Indentation { RightChars = 100, Right = edge }
            : new Indentation { LeftChars = 100, Left = edge };
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(indentation, new Justification { Val = where }),
            PaperRuns.Run("— ", PaperType.PageNumber),
            new SimpleField(PaperRuns.Run("1", PaperType.PageNumber)) { Instruction = " PAGE " },
            PaperRuns.Run(" —", PaperType.PageNumber)));
        return main.GetIdOfPart(part);
    }
}
