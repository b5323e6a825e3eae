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
}
