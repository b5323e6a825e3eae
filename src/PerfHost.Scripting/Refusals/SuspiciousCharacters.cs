namespace PerfHost.Scripting.Refusals;

/// <summary>Characters by which a reviewer may be shown other code than runs.</summary>
internal static class SuspiciousCharacters
{
    /// <summary>Changes the direction in which text is shown.</summary>
    public static bool IsBidirectional(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>Is not shown at all, or changes the direction.</summary>
    public static bool IsInvisible(char character) =>
        IsBidirectional(character)
        || character is '\u00AD' or '\u180E' or (>= '\u200B' and <= '\u200D') or (>= '\u2060' and <= '\u2065') or '\uFEFF'
        || (char.IsControl(character) && character is not ('\t' or '\r' or '\n'));

    /// <summary>Latin letters, digits, the underscore and Han characters only; no escapes and no look-alikes.</summary>
    public static bool IsPlainIdentifier(string text) =>
        text.TrimStart('@').All(character => char.IsAsciiLetterOrDigit(character)
            || character is '_' or '〇' or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF'));
}
