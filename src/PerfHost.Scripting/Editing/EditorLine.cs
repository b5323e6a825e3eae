namespace PerfHost.Scripting.Editing;

/// <summary>
/// The one line for editors that a rule may begin with: it loads the names that rules use without declaring them. To the
/// host it is a blank line; any other directive stays refused.
/// </summary>
public static class EditorLine
{
    /// <summary>The line.</summary>
    /// <param name="kind">The kind of the rule.</param>
    public static string Of(RuleKind kind) => $"#load \"../{EditorFolder.Hidden}/{Name(kind)}\"";

    /// <summary>The text with that line after the comments at its top; the same text when it has it already.</summary>
    /// <param name="text">The text of a rule.</param>
    /// <param name="kind">Its kind.</param>
    public static string AddTo(string text, RuleKind kind)
    {
        var at = EndOfComments(text);
        return Find(text, kind) is null ? $"{text[..at]}{Of(kind)}\n{text[at..]}" : text;
    }

    /// <summary>The script that the line loads.</summary>
    internal static string Name(RuleKind kind) => kind.ToString().ToLowerInvariant() + ".csx";

    /// <summary>The text with the line blanked: every character stays in its place.</summary>
    internal static string Blank(string text, RuleKind kind) =>
        Find(text, kind) is var (start, end) ? $"{text[..start]}{new string(' ', end - start)}{text[end..]}" : text;

    private static (int Start, int End)? Find(string text, RuleKind kind)
    {
        var start = EndOfComments(text);
        var end = text.AsSpan(start).IndexOfAny('\r', '\n') is var length and >= 0 ? start + length : text.Length;
        return text.AsSpan(start, end - start).TrimEnd(' ').SequenceEqual(Of(kind)) ? (start, end) : null;
    }

    /// <summary>Where the first line begins that is neither blank nor a comment.</summary>
    private static int EndOfComments(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            var line = text.AsSpan(start, end - start).Trim();
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                break;
            }

            start = end;
        }

        return start;
    }
}
