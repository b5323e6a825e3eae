using Microsoft.CodeAnalysis;

namespace PerfHost.Scripting.Columns;

/// <summary>Leaves the lifting of a rule; the rule is then asked row by row, which is always right.</summary>
/// <param name="place">What cannot be lifted.</param>
/// <param name="what">It in words, in Chinese.</param>
internal sealed class CannotLiftException(SyntaxNode place, string what) : Exception(Said(place, what))
{
    private const int Shown = 40;

    private static string Said(SyntaxNode place, string what)
    {
        var line = place.GetLocation().GetMappedLineSpan().StartLinePosition.Line + 1;
        var text = string.Join(' ', place.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"第 {line} 行“{(text.Length <= Shown ? text : text[..Shown] + "……")}”：{what}";
    }
}
