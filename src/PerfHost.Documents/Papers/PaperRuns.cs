using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PerfHost.Documents.Writing;

namespace PerfHost.Documents.Papers;

/// <summary>Text as runs of one typeface.</summary>
internal static class PaperRuns
{
    /// <summary>The run of a text. Characters that no file can carry are dropped; a line feed breaks the line.</summary>
    public static Run Run(string text, PaperType type)
    {
        var run = new Run(new RunProperties(
            new RunFonts { Hint = FontTypeHintValues.EastAsia, EastAsia = type.Font, Ascii = type.Font, HighAnsi = type.Font, ComplexScript = type.Font },
            new FontSize { Val = $"{type.HalfPoints}" },
            new FontSizeComplexScript { Val = $"{type.HalfPoints}" }));
        var lines = Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.AppendChild(new Break());
            }

            run.AppendChild(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var sign = text[i];
            if (sign == '\t')
            {
                clean.Append(' ');
            }
            else if (sign is '\uFFFE' or '\uFFFF' || (sign < ' ' && sign != '\n') || (char.IsSurrogate(sign) && ValidText.IsHalf(text, i)))
            {
                continue;
            }
            else
            {
                clean.Append(sign);
            }
        }

        return clean.ToString();
    }
}
