namespace PerfHost.Documents.Layouts;

/// <summary>Half surrogates, which Unicode normalisation refuses to look at.</summary>
internal static class ValidText
{
    /// <summary>The text with every half character replaced, for comparing only.</summary>
    public static string ToValidText(this string text)
    {
        var broken = false;
        for (var i = 0; i < text.Length && !broken; i++)
        {
            broken = char.IsSurrogate(text[i]) && IsHalf(text, i);
        }

        return broken ? string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = char.IsSurrogate(source[i]) && IsHalf(source, i) ? '\uFFFD' : source[i];
            }
        }) : text;
    }

    /// <summary>True when the surrogate at <paramref name="index"/> has no partner.</summary>
    public static bool IsHalf(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])
        : index == 0 || !char.IsHighSurrogate(text[index - 1]);
}
