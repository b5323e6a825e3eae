using System.Text.Json.Serialization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Host.Scoring;

/// <summary>A scored form, as <c>perfhost score --format json</c> prints it. Numbers that do not exist are null, never zero.</summary>
/// <param name="File">The file it was read from.</param>
/// <param name="Title">项目名称.</param>
/// <param name="Place">The place as printed.</param>
/// <param name="Scheme">The scheme it was scored by.</param>
/// <param name="Execution">Budget execution.</param>
/// <param name="Indicators">The indicators in the order of the form.</param>
/// <param name="Total">系统测算 total; where the rule could not score an item, the unit's claim stands in, see <paramref name="ClaimedItems"/>.</param>
/// <param name="ClaimedItems">How many items stand in the total with the unit's claim.</param>
/// <param name="Incomplete">Why there is no total; null when there is one.</param>
/// <param name="Grade">The grade of the total.</param>
/// <param name="PublishedTotal">总分 as published.</param>
/// <param name="PublishedGrade">等级 as published.</param>
/// <param name="Findings">What is wrong with the form.</param>
/// <param name="Explanation">The score tree; null unless asked for.</param>
public sealed record ScoreReport(
    string File, string Title, string Place, string Scheme, ExecutionReport Execution, IReadOnlyList<IndicatorReport> Indicators,
    decimal? Total, int ClaimedItems, string? Incomplete, string? Grade, decimal? PublishedTotal, string? PublishedGrade,
    IReadOnlyList<Finding> Findings,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Explanation? Explanation)
{
    /// <summary>The report of a result.</summary>
    /// <param name="file">The file the form was read from.</param>
    /// <param name="result">The result.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="explain">Also give the score tree.</param>
    public static ScoreReport Of(string file, SubjectResult result, Scheme scheme, bool explain)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(scheme);
        var execution = result.Execution!;
        return new ScoreReport(
            file, result.Title, result.Place, scheme.Id,
            new ExecutionReport(Rounding.Publish(result.ExecutionRate, 4), Outcome(execution), execution.Points, execution.Self?.Points, execution.Reason),
            [.. result.Indicators.Select(item => new IndicatorReport(
                item.Title, Outcome(item), item.Points, item.IsWeighted ? Rounding.Exact(item.Measurement.Weight) : null, item.Self?.Points, item.Reason))],
            result.Total, result.ClaimedItems, result.Incomplete, result.Grade, result.PublishedTotal, result.PublishedGrade, result.Findings,
            explain ? Explainer.Of(result, scheme) : null);
    }

    private static string Outcome(ItemResult item) => item.Fault is not null ? "fault" : item.Score.Outcome switch
    {
        ScoreOutcome.Scored => "scored",
        ScoreOutcome.Failed => "failed",
        _ => "could-not-score",
    };
}

/// <summary>Budget execution of a scored form.</summary>
/// <param name="Rate">Executed over budget in percent, to four decimals, uncapped.</param>
/// <param name="Outcome"><c>scored</c>, <c>failed</c>, <c>could-not-score</c>, or <c>fault</c> when the rule threw.</param>
/// <param name="Score">系统测算.</param>
/// <param name="Published">单位自评.</param>
/// <param name="Reason">Why there is no score.</param>
public sealed record ExecutionReport(decimal? Rate, string Outcome, decimal? Score, decimal? Published, string? Reason);

/// <summary>One indicator of a scored form.</summary>
/// <param name="Name">三级指标.</param>
/// <param name="Outcome"><c>scored</c>, <c>failed</c>, <c>could-not-score</c>, or <c>fault</c> when the rule threw.</param>
/// <param name="Score">系统测算.</param>
/// <param name="Weight">分值; null for a row without one.</param>
/// <param name="Published">单位自评.</param>
/// <param name="Reason">Why there is no score, or why it failed.</param>
public sealed record IndicatorReport(string Name, string Outcome, decimal? Score, decimal? Weight, decimal? Published, string? Reason);
