using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PerfHost.Documents.Papers;

/// <summary>Writes a paper as a docx in the usual layout of official papers. Fonts go by name: the file embeds none.</summary>
public static class OfficialPaperWriter
{
    /// <summary>Writes <paramref name="paper"/> to <paramref name="stream"/>, which stays open.</summary>
    /// <exception cref="ArgumentException">A heading is neither of level 1 nor 2, or a table has no columns, a share that is not above zero, or a row of another length.</exception>
    public static void Write(OfficialPaper paper, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(stream);
        var body = new Body();
        if (!string.IsNullOrEmpty(paper.DocumentNumber))
        {
            body.AppendChild(PaperParagraphs.Centred(paper.DocumentNumber, PaperType.Body));
            body.AppendChild(PaperParagraphs.Flush(""));
        }

        body.AppendChild(PaperParagraphs.Title(paper.Title));
        AddLine(body, paper.Note, text => PaperParagraphs.Centred(text, PaperType.Subheading));
        body.AppendChild(PaperParagraphs.Flush(""));
        AddLine(body, paper.AddressedTo, text => PaperParagraphs.Flush(text + "："));
        body.Append(paper.Blocks.Select(Block));
        body.AppendChild(PaperParagraphs.Flush(""));
        if (paper.Attachment is { } announced)
        {
            body.AppendChild(PaperParagraphs.Body($"附件：{announced.Title}", PaperType.Body));
            body.AppendChild(PaperParagraphs.Flush(""));
        }

        body.Append(PaperParagraphs.Signature(paper.Issuer, PaperFigures.Date(paper.Date)));
        if (paper.Attachment is { } attachment)
        {
            body.AppendChild(PaperParagraphs.NewPage("附件"));
            body.AppendChild(PaperParagraphs.Flush(""));
            body.AppendChild(PaperParagraphs.Title(attachment.Title));
            AddLine(body, paper.Note, text => PaperParagraphs.Centred(text, PaperType.Subheading));
            body.AppendChild(PaperParagraphs.Flush(""));
            body.Append(attachment.Blocks.Select(Block));
        }

        using var copy = new MemoryStream();
        using (var file = WordprocessingDocument.Create(copy, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            body.AppendChild(PaperPage.Create(main));
            main.Document = new Document(body);
        }

        copy.Position = 0;
        copy.CopyTo(stream);
    }

    private static void AddLine(Body body, string? text, Func<string, Paragraph> line)
    {
        if (!string.IsNullOrEmpty(text))
        {
            body.AppendChild(line(text));
        }
    }

    private static OpenXmlElement Block(PaperBlock block) => block switch
    {
        PaperHeading { Level: 1 or 2 } heading => PaperParagraphs.Heading(heading),
        PaperParagraph paragraph => PaperParagraphs.Body(paragraph.Text, PaperType.Body),
        PaperTable table when IsWhole(table) => PaperGrid.Create(table),
        _ => throw new ArgumentException($"This block cannot be printed: {block}", nameof(block)),
    };

    private static bool IsWhole(PaperTable table) => table.Columns.Count > 0
        && table.Columns.All(column => column.Share > 0)
        && table.Rows.All(row => row.Count == table.Columns.Count);
}
