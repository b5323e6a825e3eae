namespace PerfHost.Documents.Writing;

/// <summary>Half surrogates: half a character that no file can carry.</summary>
internal static class ValidText
{
    /// <summary>True when the surrogate at <paramref name="index"/> has no partner.</summary>
    public static bool IsHalf(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 >= text.Length || !char.IsLowSurrogate(text[index + 1])
        : index == 0 || !char.IsHighSurrogate(text[index - 1]);
}
