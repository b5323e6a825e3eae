using System.Globalization;
using System.Text;

namespace PerfHost.Loading;

/// <summary>Text of strangers that somebody will read on a screen and decide by: what is not seen must not be in it.</summary>
public static class VisibleText
{
    /// <summary>Whether no character of a text is hidden: no control character, no mark that turns the direction of writing, nothing without width, no line end, and no half of a pair.</summary>
    /// <param name="text">The text.</param>
    public static bool Holds(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && IsVisible(rune));

    /// <summary>Whether a character is not hidden.</summary>
    /// <param name="character">The character.</param>
    public static bool IsVisible(Rune character) =>
        Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
