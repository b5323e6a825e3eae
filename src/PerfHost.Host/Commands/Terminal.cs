using PerfHost.Loading;

namespace PerfHost.Host.Commands;

/// <summary>Text from outside on its way to a terminal.</summary>
internal static class Terminal
{
    /// <summary>Takes out what is not seen, line ends aside: a form's title must not steer the reader's terminal, nor turn the words around it.</summary>
    public static string Plain(string text) =>
        VisibleText.Holds(text) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value == '\n' || VisibleText.IsVisible(rune)).Select(rune => rune.ToString()));
}
