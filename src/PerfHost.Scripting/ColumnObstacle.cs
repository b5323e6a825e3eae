using System.Globalization;

namespace PerfHost.Scripting;

/// <summary>The first place of a rule that cannot be computed for several rows at a time.</summary>
/// <param name="Kind">Why it cannot.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Text">The place itself, cut to about 40 characters.</param>
public sealed record ColumnObstacle(ColumnObstacleKind Kind, int Line, string Text)
{
    private const char Separator = '|';

    /// <summary>One text that <see cref="Read"/> understands.</summary>
    internal string Write() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Separator}{Line}{Separator}{Text}");

    /// <summary>Reads what <see cref="Write"/> wrote; null for an empty text.</summary>
    internal static ColumnObstacle? Read(string written) => written.Split(Separator, 3) is [var kind, var line, var text]
        ? new ColumnObstacle(Enum.Parse<ColumnObstacleKind>(kind), int.Parse(line, CultureInfo.InvariantCulture), text)
        : null;
}
