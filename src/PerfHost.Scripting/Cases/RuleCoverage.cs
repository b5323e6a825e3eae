using PerfHost.Sdk;

namespace PerfHost.Scripting.Cases;

/// <summary>How much of a rule's text its cases reach.</summary>
/// <param name="File">The rule file.</param>
/// <param name="Lines">Lines that can be reached, in order.</param>
/// <param name="ReachedLines">How many of them were.</param>
/// <param name="Branches">Ways on that can be taken.</param>
/// <param name="Missed">What was never reached, in order of lines; a missed branch with its answer.</param>
public sealed record RuleCoverage(string File, int Lines, int ReachedLines, int Branches, IReadOnlyList<TracePoint> Missed)
{
    /// <summary>How many branches were taken.</summary>
    public int TakenBranches => Branches - Missed.Count(point => point.IsBranch);

    /// <summary>Adds up what was reached.</summary>
    /// <param name="file">The rule file.</param>
    /// <param name="points">All places of the rule.</param>
    /// <param name="reached">The indexes of those that some case reached.</param>
    public static RuleCoverage Of(string file, IReadOnlyList<TracePoint> points, IReadOnlySet<int> reached)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reached);
        var visited = points.Where((_, index) => reached.Contains(index)).Select(point => point.Line).ToHashSet();
        var lines = points.Select(point => point.Line).Distinct().Count();
        return new RuleCoverage(
            file, lines, visited.Count, points.Count(point => point.IsBranch),
            [.. points.Where((point, index) => !reached.Contains(index) && (point.IsBranch || !visited.Contains(point.Line)))
                .DistinctBy(point => point.IsBranch ? (point.Line, point.Label) : (point.Line, ""))
                .OrderBy(point => point.Line)]);
    }
}
