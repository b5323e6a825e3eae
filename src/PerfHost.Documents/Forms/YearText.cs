using System.Globalization;
using System.Text.RegularExpressions;
using PerfHost.Documents.Layouts;

namespace PerfHost.Documents.Forms;

/// <summary>Reads a fiscal year as people write it: 2023, 2023年, （２０２３年度）.</summary>
internal static partial class YearText
{
    /// <summary>The year a whole text states; null when it states none.</summary>
    public static int? Parse(string text) => Number(Alone().Match(text.FoldWidth()));

    /// <summary>The year inside a longer text such as a title line; null when it names none.</summary>
    public static int? Find(string text) => Number(Inside().Match(text.FoldWidth()));

    private static int? Number(Match match) =>
        match.Success ? int.Parse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^\s*\(?\s*(?<year>[1-9][0-9]{3})\s*(?:年|年度)?\s*\)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Alone();

    [GeneratedRegex(@"(?<![0-9])(?<year>[1-9][0-9]{3})\s*年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Inside();
}
