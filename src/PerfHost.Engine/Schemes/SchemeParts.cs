using PerfHost.Sdk;

namespace PerfHost.Engine.Schemes;

/// <summary>A number of a regulation with the document that ordered it.</summary>
/// <param name="Value">The number.</param>
/// <param name="Source">The document number (文号), or 本方案约定. Never empty.</param>
public sealed record Sourced(decimal Value, string Source);

/// <summary>How budget execution is scored.</summary>
/// <param name="Kind">The indicator type.</param>
/// <param name="Denominator">Whether the rate is over the adjusted or the initial budget.</param>
/// <param name="Weight">What the scheme gives it; a form that prints no weight is not scored on it.</param>
/// <param name="Source">The document that orders kind and denominator.</param>
public sealed record ExecutionRule(string Kind, BudgetBase Denominator, Sourced Weight, string Source);

/// <summary>Which budget the execution rate is over.</summary>
public enum BudgetBase
{
    /// <summary>全年（调整后）预算数</summary>
    Adjusted = 0,

    /// <summary>年初预算数</summary>
    Initial,
}

/// <summary>A head (一级指标) and what it weighs: fixed when both ends are the same.</summary>
/// <param name="Name">Its name, without 指标.</param>
/// <param name="Least">The least it may weigh.</param>
/// <param name="Most">The most it may weigh.</param>
/// <param name="Source">The document that orders it.</param>
public sealed record Head(string Name, decimal Least, decimal Most, string Source);

/// <summary>Which indicator type stands behind a comparator.</summary>
/// <param name="Comparator">The comparator.</param>
/// <param name="Kind">The key of the indicator type, looked up in the scheme's own package first.</param>
/// <param name="Source">The document that orders it.</param>
public sealed record KindRule(Comparator Comparator, string Kind, string Source);

/// <summary>How results are rounded, half away from zero.</summary>
/// <param name="Items">Decimals of each indicator's score.</param>
/// <param name="Total">Decimals of the total; 0 for whole points.</param>
/// <param name="Order">Whether the sum is rounded, or the rounded are summed.</param>
public sealed record RoundingRule(Sourced Items, Sourced Total, RoundingOrder Order);

/// <summary>What comes first, rounding or adding.</summary>
public enum RoundingOrder
{
    /// <summary>Unrounded scores are added and the sum is rounded.</summary>
    RoundedSum = 0,

    /// <summary>Rounded scores are added.</summary>
    SumOfRounded,
}

/// <summary>How the totals of many subjects become one number.</summary>
/// <param name="By">Weighted by money, or all alike.</param>
/// <param name="Source">The document that orders it.</param>
public sealed record RollUp(RollUpWeight By, string Source);

/// <summary>What a subject counts in the mean of many.</summary>
public enum RollUpWeight
{
    /// <summary>Its adjusted budget.</summary>
    Money = 0,

    /// <summary>One, like all others.</summary>
    Equal,
}

/// <summary>A grade from its floor, included, up to the next better one, excluded.</summary>
/// <param name="Label">优, 良, 中, 差 or the place's own.</param>
/// <param name="From">The floor.</param>
public sealed record GradeBand(string Label, Sourced From);

/// <summary>An evaluation method in use.</summary>
/// <param name="Key">The key of the method, looked up in the scheme's own package first.</param>
/// <param name="Stages">When it speaks.</param>
/// <param name="Reach">How many subjects it sees at once.</param>
/// <param name="Source">The document that orders it.</param>
public sealed record MethodUse(string Key, IReadOnlyList<Stage> Stages, Reach Reach, string Source);

/// <summary>A result policy in use.</summary>
/// <param name="Key">The key of the policy, looked up in the scheme's own package first.</param>
/// <param name="Source">The document that orders it.</param>
public sealed record PolicyUse(string Key, string Source);

/// <summary>A light that the scheme knows.</summary>
/// <param name="Key"><c>green</c>, <c>yellow</c>, <c>red</c>, <c>blue</c> or <c>grey</c>.</param>
/// <param name="Title">What it says, for example 正常.</param>
public sealed record Light(string Key, string Title);
