using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>What became of one indicator, or of budget execution. Immutable.</summary>
public sealed record ItemResult
{
    /// <summary>The indicator's key, or <see cref="Indicator.Execution"/>.</summary>
    public required string Key { get; init; }

    /// <summary>一级指标; empty for budget execution.</summary>
    public string Head { get; init; } = "";

    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands in its form, with its name; the name alone when there is no form.</summary>
    public required string Where { get; init; }

    /// <summary>What was measured.</summary>
    public required Measurement Measurement { get; init; }

    /// <summary>False for a row without weight, which earns nothing and belongs to no sum.</summary>
    public bool IsWeighted { get; init; } = true;

    /// <summary>系统测算: what the rule gave.</summary>
    public required Score Score { get; init; }

    /// <summary>Why there is no score, or why it failed; null when scored.</summary>
    public string? Reason { get; init; }

    /// <summary>The computed points, rounded as the scheme says; null when there are none.</summary>
    public decimal? Points { get; init; }

    /// <summary>The rule that was asked; null when none was.</summary>
    internal BoundExtension? Rule { get; init; }

    /// <summary>The document that puts this rule behind this indicator; null when none was asked.</summary>
    public string? RuleSource { get; init; }

    /// <summary>Set when the rule threw or is not there.</summary>
    public Fault? Fault { get; init; }

    /// <summary>单位自评; null when none was given.</summary>
    public GivenScore? Self { get; init; }

    /// <summary>财政复核; null when none was given.</summary>
    public GivenScore? Reviewed { get; init; }

    /// <summary>
    /// What it adds to the total, unrounded: the computed points; where the rule cannot say, the unit's own claim if it
    /// lies within the weight; NaN when there is neither or the rule is at fault.
    /// </summary>
    public double Contribution { get; init; } = double.NaN;

    /// <summary>True when <see cref="Contribution"/> is the unit's claim and not the rule's.</summary>
    public bool IsClaimed { get; init; }

    /// <summary>What is odd about it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What its own claim, held against it, shows to be odd.</summary>
    internal IReadOnlyList<Finding> ClaimFindings { get; init; } = [];

    /// <summary>Its weight as an exact decimal; 0 for a row without weight.</summary>
    internal decimal ExactWeight { get; init; }

    /// <summary>The observation behind the actual value; null when there is none.</summary>
    public Facts.ObservedValue? Observation { get; init; }
}
