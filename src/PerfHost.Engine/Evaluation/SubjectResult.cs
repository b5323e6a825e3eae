using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>What became of one subject under a scheme. Immutable; derived, never stored.</summary>
public sealed record SubjectResult
{
    /// <summary>The subject's id.</summary>
    public required string Subject { get; init; }

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>The place as printed.</summary>
    public string Place { get; init; } = "";

    /// <summary>主管部门.</summary>
    public string Department { get; init; } = "";

    /// <summary>The fiscal year; null when not known.</summary>
    public int? Year { get; init; }

    /// <summary>全年预算数 in yuan; null when not known.</summary>
    public decimal? Budget { get; init; }

    /// <summary>Executed over budget in percent, uncapped; NaN when it cannot be computed.</summary>
    public double ExecutionRate { get; init; } = double.NaN;

    /// <summary>Budget execution; null when the subject has no funds block at all.</summary>
    public ItemResult? Execution { get; init; }

    /// <summary>The indicators in the order of the form.</summary>
    public IReadOnlyList<ItemResult> Indicators { get; init; } = [];

    /// <summary>The sums of the heads, in the order of the form.</summary>
    public IReadOnlyList<HeadResult> Heads { get; init; } = [];

    /// <summary>The sum of all contributions, unrounded; NaN when it is incomplete.</summary>
    public double RawTotal { get; init; } = double.NaN;

    /// <summary>The total, rounded as the scheme says; null when it is incomplete.</summary>
    public decimal? Total { get; init; }

    /// <summary>Why there is no total; null when there is one.</summary>
    public string? Incomplete { get; init; }

    /// <summary>How many items stand in the total with the unit's own claim because the rule could not score them.</summary>
    public int ClaimedItems { get; init; }

    /// <summary>The grade of the total; null when there is no total, or the weights do not add up to the full mark.</summary>
    public string? Grade { get; init; }

    /// <summary>总分 as the unit published it; null when blank.</summary>
    public decimal? PublishedTotal { get; init; }

    /// <summary>等级 as the unit published it; null when blank.</summary>
    public string? PublishedGrade { get; init; }

    /// <summary>What the scheme's methods say.</summary>
    public IReadOnlyList<Sdk.Evaluation> Evaluations { get; init; } = [];

    /// <summary>What follows from a reviewed result; empty as long as it is not reviewed.</summary>
    public IReadOnlyList<ResultAction> Actions { get; init; } = [];

    /// <summary>All findings, those of the indicators included, without repetitions.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What is odd about the form itself, which no observation changes; null before it was looked at.</summary>
    internal FixedFindings? Fixed { get; init; }

    /// <summary>Methods and policies that threw or are not there.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The faults of items, budget execution first.</summary>
    public IEnumerable<Fault> ItemFaults => Indicators.Select(item => item.Fault).Prepend(Execution?.Fault).OfType<Fault>();

    /// <summary>All that stands in the way of a review (复核): the faults of methods and of items. While there is one, nothing follows from a review.</summary>
    public IEnumerable<Fault> ReviewBlocks => Faults.Concat(ItemFaults);

    /// <summary>The label of an aspect such as <c>light</c>; null when no method spoke of it.</summary>
    /// <param name="aspect">The aspect.</param>
    public string? LabelOf(string aspect) => Evaluations.FirstOrDefault(evaluation => evaluation.Aspect == aspect && evaluation.Indicator is null)?.Label;
}

/// <summary>The sum of one head.</summary>
/// <param name="Name">一级指标 as printed.</param>
/// <param name="Weight">What its rows weigh together.</param>
/// <param name="Sum">What they contribute, unrounded; NaN when one of them has nothing to contribute.</param>
public sealed record HeadResult(string Name, decimal Weight, double Sum);
