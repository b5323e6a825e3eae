using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Numbers;

namespace PerfHost.Engine.Boards;

/// <summary>Sums over subjects: how many, their weighted mean, their grades and findings. Immutable; made anew from its parts.</summary>
public sealed class Tally
{
    /// <summary>The sums over no subject.</summary>
    public static Tally None { get; } = new();

    /// <summary>How many subjects.</summary>
    public int Subjects { get; internal init; }

    /// <summary>How many of them have a total.</summary>
    public int Scored { get; internal init; }

    /// <summary>How many findings they have together.</summary>
    public int Findings { get; internal init; }

    /// <summary>How many subjects have each grade, in ordinal order of the labels; an empty label for those that have none.</summary>
    public IReadOnlyList<(string Label, int Count)> Grades => Counts;

    internal (string Label, int Count)[] Counts { get; init; } = [];

    internal double WeightedTotal { get; init; }

    internal double Weight { get; init; }

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
            Counts = [(result.Grade ?? "", 1)],
        };
    }

    /// <summary>Adds parts in the order given.</summary>
    /// <param name="parts">The parts.</param>
    public static Tally Sum(IEnumerable<Tally> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var sum = new TallySum();
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum.ToTally();
    }
}
