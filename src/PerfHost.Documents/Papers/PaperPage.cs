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
        var part = main.AddNewPart<FooterPart>();
        var number = new SimpleField(PaperRuns.Run("1", PaperType.PageNumber)) { Instruction = " PAGE " };
        part.Footer = new Footer(new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            PaperRuns.Run("— ", PaperType.PageNumber),
            number,
            PaperRuns.Run(" —", PaperType.PageNumber)));
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(part) },
            new PageSize { Width = Width, Height = 16838 },
            new PageMargin { Top = 2098, Bottom = 1984, Left = Left, Right = Right, Header = 851, Footer = 1417, Gutter = 0 });
    }
}
