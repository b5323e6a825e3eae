using DocumentFormat.OpenXml.Wordprocessing;

namespace PerfHost.Documents.Papers;

/// <summary>The kinds of line a paper has. Lengths are in twentieths of a point unless said otherwise.</summary>
internal static class PaperParagraphs
{
    private const int Character = PaperType.Third * 10;

    // In hundredths of a character.
    private const int SealRoom = 400;
    private const int LeastRoom = 200;

    public static Paragraph Title(string text) => Line(text, PaperType.Title, 700, JustificationValues.Center);

    public static Paragraph Centred(string text, PaperType type) => Line(text, type, 560, JustificationValues.Center);

    public static Paragraph Flush(string text) => Line(text, PaperType.Body, 560, JustificationValues.Left);

    /// <summary>A heading of level 1 or 2, kept with the text after it.</summary>
    public static Paragraph Heading(PaperHeading heading)
    {
        var line = Body(heading.Text, heading.Level == 1 ? PaperType.Heading : PaperType.Subheading);
        line.ParagraphProperties!.KeepNext = new KeepNext();
        line.ParagraphProperties.OutlineLevel = new OutlineLevel { Val = heading.Level - 1 };
        return line;
    }

    /// <summary>Body text, its first line two characters in.</summary>
    public static Paragraph Body(string text, PaperType type)
    {
        var line = Line(text, type, 560, JustificationValues.Both);
        line.ParagraphProperties!.Indentation = new Indentation { FirstLineChars = 200, FirstLine = $"{2 * Character}" };
        return line;
    }

    /// <summary>The signature: the date four characters from the right edge, the issuer centred above it but never nearer than two.</summary>
    public static IEnumerable<Paragraph> Signature(string issuer, string date)
    {
        var overhang = (Width(date) - Width(issuer)) / 2;
        var right = Math.Max(SealRoom + overhang, LeastRoom);
        yield return Right(issuer, right, keepNext: true);
        yield return Right(date, right - overhang, keepNext: false);
    }

    /// <summary>The first line of an attachment, on a page of its own.</summary>
    public static Paragraph NewPage(string text)
    {
        var line = Line(text, PaperType.Heading, 560, JustificationValues.Left);
        line.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        return line;
    }

    private static Paragraph Right(string text, int room, bool keepNext)
    {
        var line = Line(text, PaperType.Body, 560, JustificationValues.Right);
        line.ParagraphProperties!.Indentation = new Indentation { RightChars = room, Right = $"{room * Character / 100}" };
        line.ParagraphProperties.KeepNext = keepNext ? new KeepNext() : null;
        return line;
    }

    /// <summary>The width of a text in hundredths of a character; digits and Latin letters take half of one.</summary>
    private static int Width(string text) => text.Sum(sign => sign < '\u0100' ? 50 : 100);

    private static Paragraph Line(string text, PaperType type, int spacing, JustificationValues where) => new(
        new ParagraphProperties
        {
            SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = $"{spacing}", LineRule = LineSpacingRuleValues.Exact },
            Justification = new Justification { Val = where },
        },
        PaperRuns.Run(text, type));
}
