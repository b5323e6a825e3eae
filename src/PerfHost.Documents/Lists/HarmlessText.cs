using System.Globalization;
using System.Text;
using System.Xml;
using PerfHost.Documents.Sheets;
using PerfHost.Documents.Writing;

namespace PerfHost.Documents.Lists;

/// <summary>
/// Makes a stranger's text harmless in a spreadsheet. A cell of ours is never a formula, but saved as CSV and opened again
/// it would be one: a text that begins like a formula gets an apostrophe in front. Plain numbers stay as they are.
/// </summary>
internal static class HarmlessText
{
    private const string Starts = "=+-@＝＋－＠";

    public static string? Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var plain = Carried(text);
        return IsLikeFormula(plain) ? $"'{plain}" : plain;
    }

    private static bool IsLikeFormula(string text)
    {
        // A tab or a line end in front hides the sign from people, not from every program.
        var first = text.AsSpan().TrimStart();
        return text[0] is '\t' or '\r' or '\n' || (first.Length > 0 && Starts.Contains(first[0], StringComparison.Ordinal) && !IsNumber(first));
    }

    private static bool IsNumber(ReadOnlySpan<char> text) => decimal.TryParse(
        text.TrimEnd('%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out _);

    /// <summary>What a workbook cannot carry is shown as the sign for it; what is longer than a cell is cut.</summary>
    private static string Carried(string text)
    {
        var most = WorkbookReader.MaxText - 1;
        var carried = new StringBuilder(Math.Min(text.Length, most));
        for (var i = 0; i < text.Length && carried.Length < most; i++)
        {
            var isBroken = char.IsSurrogate(text[i]) ? ValidText.IsHalf(text, i) : !XmlConvert.IsXmlChar(text[i]);
            carried.Append(isBroken ? '\uFFFD' : text[i]);
        }

        if (char.IsHighSurrogate(carried[^1]))
        {
            carried[^1] = '\uFFFD';
        }

        return carried.ToString();
    }
}
