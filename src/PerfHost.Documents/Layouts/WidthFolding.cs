namespace PerfHost.Documents.Layouts;

/// <summary>Full-width letters, digits and signs as their plain forms, for comparing only.</summary>
internal static class WidthFolding
{
    /// <summary>
    /// Folds １２（Ａ） to 12(A). Unicode's own folding is no help here: under the invariant culture the runtime leaves every
    /// text beyond ASCII as it is.
    /// </summary>
    public static string FoldWidth(this string text) => text.AsSpan().IndexOfAnyInRange('\u3000', '\uFF5E') < 0 ? text : string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = source[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(source[i] - 0xFEE0),
                '\u3000' => ' ',
                var sign => sign,
            };
        }
    });
}
