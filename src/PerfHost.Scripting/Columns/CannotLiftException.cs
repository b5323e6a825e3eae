using Microsoft.CodeAnalysis;

namespace PerfHost.Scripting.Columns;

/// <summary>Leaves the lifting of a rule; the rule is then asked row by row, which is always right.</summary>
/// <param name="place">What cannot be lifted.</param>
/// <param name="kind">Why.</param>
internal sealed class CannotLiftException(SyntaxNode place, ColumnObstacleKind kind) : Exception($"{kind}: {place}")
{
    private const int Shown = 40;

    public ColumnObstacle Obstacle { get; } = Of(place, kind);

    private static ColumnObstacle Of(SyntaxNode place, ColumnObstacleKind kind)
    {
        var line = place.GetLocation().GetMappedLineSpan().StartLinePosition.Line + 1;
        var text = string.Join(' ', place.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new ColumnObstacle(kind, line, text.Length <= Shown ? text : text[..Shown] + "……");
    }
}
