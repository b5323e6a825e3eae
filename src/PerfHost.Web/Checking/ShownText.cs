using System.Globalization;
using System.Text;

namespace PerfHost.Web.Checking;

/// <summary>Texts of strangers on one line: no control signs, nothing that turns the direction of writing, no endless length.</summary>
internal static class ShownText
{
    private const int MaxName = 200;
    private const int MaxText = 400;

    /// <summary>A file's name with its folders, as it was sent. Of a long one its end is kept.</summary>
    public static string Name(string? name)
    {
        var plain = Plain(name ?? "").Replace('\\', '/').Trim('/', ' ');
        return plain.Length == 0 ? "?" : plain.Length <= MaxName ? plain : $"…{plain[^MaxName..]}";
    }

    /// <summary>Any other text. Of a long one its beginning is kept.</summary>
    public static string Of(string? text)
    {
        var plain = Plain(text ?? "");
        return plain.Length <= MaxText ? plain : $"{plain[..MaxText]}…";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, 2 * MaxText));
        foreach (var rune in (text.Length <= 4 * MaxText ? text : text[..(2 * MaxText)] + text[^(2 * MaxText)..]).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    plain.Append(rune.ToString());
                    break;
            }
        }

        return plain.ToString().Trim();
    }
}
