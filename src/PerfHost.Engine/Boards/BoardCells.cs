using System.Globalization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.Engine.Boards;

/// <summary>The published strings of a board, cell by cell. What screens show, what deltas carry, what the checksum covers.</summary>
public static class BoardCells
{
    /// <summary>What is shown of a subject before its indicators.</summary>
    internal static IReadOnlyList<(string Name, Func<SubjectResult, string> Text)> Fields { get; } =
    [
        ("title", result => result.Title),
        ("place", result => result.Place),
        ("year", result => result.Year is { } year ? Text(year) : ""),
        ("execution", result => Text(Rounding.Publish(result.ExecutionRate, 2))),
        ("total", result => Text(result.Total)),
        ("claimed", result => Text(result.ClaimedItems)),
        ("published", result => Text(result.PublishedTotal)),
        ("grade", result => result.Grade ?? ""),
        ("light", result => result.LabelOf("light") ?? ""),
        ("findings", result => Text(result.Findings.Count)),
        ("faults", result => Text(result.ReviewBlocks.Count())),
    ];

    /// <summary>The cells of the jurisdiction as a whole.</summary>
    /// <param name="facts">Its facts.</param>
    /// <param name="total">Its sums.</param>
    public static IEnumerable<CellChange> Of(JurisdictionFacts facts, Tally total)
    {
        ArgumentNullException.ThrowIfNull(facts);
        yield return new CellChange("title", facts.Title);
        yield return new CellChange("asOf", facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var cell in Of("", total))
        {
            yield return cell;
        }
    }

    /// <summary>The cells of a department (主管部门).</summary>
    /// <param name="department">Its name.</param>
    /// <param name="tally">Its sums.</param>
    public static IEnumerable<CellChange> Of(string department, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var prefix = department.Length > 0 ? $"departments/{department}/" : "";
        yield return new CellChange($"{prefix}subjects", Text(tally.Subjects));
        yield return new CellChange($"{prefix}scored", Text(tally.Scored));
        yield return new CellChange($"{prefix}mean", Text(tally.Mean));
        yield return new CellChange($"{prefix}findings", Text(tally.Findings));
        foreach (var (label, count) in tally.Grades)
        {
            yield return new CellChange($"{prefix}grades/{(label.Length > 0 ? label : "未评级")}", Text(count));
        }
    }

    /// <summary>The cells of a subject.</summary>
    /// <param name="result">Its result.</param>
    public static IEnumerable<CellChange> Of(SubjectResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var prefix = $"subjects/{result.Subject}/";
        foreach (var (name, text) in Fields)
        {
            yield return new CellChange(prefix + name, text(result));
        }

        foreach (var item in result.Indicators)
        {
            yield return new CellChange($"{prefix}indicators/{item.Key}", Text(item));
        }
    }

    /// <summary>What an indicator's cell says.</summary>
    internal static string Text(ItemResult item) => item.Fault is not null ? "fault"
        : item.Score.Outcome == ScoreOutcome.CouldNotScore ? "could-not-score"
        : Text(item.Points);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal? number) => number is { } known ? Rounding.Text(known) : "";
}
