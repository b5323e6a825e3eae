using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Papers;

namespace PerfHost.UnitTests.Documents.Papers;

/// <summary>A paper that was written and opened again.</summary>
internal sealed class PaperFile : IDisposable
{
    private readonly MemoryStream stream = new();
    private readonly WordprocessingDocument file;

    public PaperFile(OfficialPaper paper)
    {
        OfficialPaperWriter.Write(paper, stream);
        stream.Position = 0;
        file = WordprocessingDocument.Open(stream, isEditable: false);
    }

    public Body Body => file.MainDocumentPart!.Document.Body!;

    public MainDocumentPart Main => file.MainDocumentPart!;

    public Table Table => Assert.Single(Body.Elements<Table>());

    public IReadOnlyList<string> Errors => [.. new OpenXmlValidator().Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}")];

    public Paragraph Line(string text) => Assert.Single(Body.Elements<Paragraph>(), line => line.InnerText == text);

    public static (string?, string?) Type(Paragraph line)
    {
        var properties = line.Elements<Run>().Single().RunProperties!;
        var fonts = properties.RunFonts!;
        Assert.All(new[] { fonts.Ascii, fonts.HighAnsi, fonts.ComplexScript }, font => Assert.Equal(fonts.EastAsia!.Value, font!.Value));
        return (fonts.EastAsia!.Value, properties.FontSize!.Val!.Value);
    }

    public void Dispose()
    {
        file.Dispose();
        stream.Dispose();
    }
}
