namespace PerfHost.Engine.Explain;

/// <summary>
/// A number with everything it came from, as a tree: a total, its heads, their indicators, each with values, units,
/// rule, parameters and intermediate values. Immutable; printed as text or serialised as JSON.
/// </summary>
/// <param name="Label">What it is, in Chinese.</param>
/// <param name="Value">Its value as printed; empty for a mere heading.</param>
public sealed record Explanation(string Label, string Value = "")
{
    /// <summary>The unit; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The rule: package, version, file and line; null when it is no rule's result.</summary>
    public string? Rule { get; init; }

    /// <summary>Where the rule's text can be read; null when there is no rule.</summary>
    public RulePlace? RulePlace { get; init; }

    /// <summary>The key of the indicator that this line sums up, or that of budget execution; null for all other lines.</summary>
    public string? Item { get; init; }

    /// <summary>The ledger entry that says so; null when it was computed, or there is no ledger.</summary>
    public long? Sequence { get; init; }

    /// <summary>The document that ordered it (文号), or 本方案约定; null when it was merely computed or observed.</summary>
    public string? Source { get; init; }

    /// <summary>What it came from.</summary>
    public IReadOnlyList<Explanation> Children { get; init; } = [];
}
