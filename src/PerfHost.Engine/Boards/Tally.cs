using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Numbers;

namespace PerfHost.Engine.Boards;

/// <summary>Sums over subjects: how many, their weighted mean, their grades and findings. Immutable; made anew from its parts.</summary>
public sealed record Tally
{
    /// <summary>How many subjects.</summary>
    public int Subjects { get; private init; }

    /// <summary>How many of them have a total.</summary>
    public int Scored { get; private init; }

    /// <summary>How many findings they have together.</summary>
    public int Findings { get; private init; }

    /// <summary>How many subjects have each grade, in ordinal order of the labels.</summary>
    public IReadOnlyDictionary<string, int> Grades { get; private init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    private double WeightedTotal { get; init; }

    private double Weight { get; init; }

    /// <summary>The weighted mean of the totals; null when no subject has one.</summary>
    public decimal? Mean => Weight > 0 ? Rounding.Publish(WeightedTotal / Weight, 2) : null;

    /// <summary>One subject.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="byMoney">Weighted by its budget; a subject without one then weighs nothing.</param>
    public static Tally Of(SubjectResult result, bool byMoney)
    {
        ArgumentNullException.ThrowIfNull(result);
        var weight = result.Total is null ? 0 : byMoney ? Math.Max((double)(result.Budget ?? 0), 0) : 1;
        return new Tally
        {
            Subjects = 1,
            Scored = result.Total is null ? 0 : 1,
            Findings = result.Findings.Count,
            Weight = weight,
            WeightedTotal = weight > 0 ? weight * result.RawTotal : 0,
            Grades = new SortedDictionary<string, int>(StringComparer.Ordinal) { [result.Grade ?? ""] = 1 },
        };
    }

    /// <summary>Adds parts in the order given.</summary>
    /// <param name="parts">The parts.</param>
    public static Tally Sum(IEnumerable<Tally> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (subjects, scored, findings, weighted, weight) = (0, 0, 0, 0.0, 0.0);
        var grades = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            subjects += part.Subjects;
            scored += part.Scored;
            findings += part.Findings;
            weighted += part.WeightedTotal;
            weight += part.Weight;
            foreach (var (label, count) in part.Grades)
            {
                grades[label] = grades.GetValueOrDefault(label) + count;
            }
        }

        return new Tally { Subjects = subjects, Scored = scored, Findings = findings, WeightedTotal = weighted, Weight = weight, Grades = grades };
    }
}
