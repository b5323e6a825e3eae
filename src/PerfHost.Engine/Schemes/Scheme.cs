using PerfHost.Engine.Ledger;
using PerfHost.Sdk;

namespace PerfHost.Engine.Schemes;

/// <summary>
/// The dated rule book of a place (评价方案). Every number in it carries the document that ordered it, or the words
/// 本方案约定. Immutable.
/// </summary>
public sealed record Scheme
{
    /// <summary>The id that commands and entries name it by.</summary>
    public required string Id { get; init; }

    /// <summary>Its name in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The package it came from.</summary>
    public required string Package { get; init; }

    /// <summary>SHA-256 of its text; two schemes of one hash are the same rules.</summary>
    public required Hash Hash { get; init; }

    /// <summary>The first day it is in force.</summary>
    public required DateOnly Effective { get; init; }

    /// <summary>The document it follows as a whole.</summary>
    public required string Source { get; init; }

    /// <summary>The places it is made for, as beginnings of printed places: 湖北, 四川 成都.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>True for the scheme that serves places no other scheme names.</summary>
    public bool IsDefault { get; init; }

    /// <summary>What all weights add up to, usually 100.</summary>
    public required Sourced FullMark { get; init; }

    /// <summary>How budget execution is scored.</summary>
    public required ExecutionRule Execution { get; init; }

    /// <summary>The heads (一级指标) and what they weigh.</summary>
    public IReadOnlyList<Head> Heads { get; init; } = [];

    /// <summary>The indicator type behind each comparator.</summary>
    public IReadOnlyList<KindRule> Kinds { get; init; } = [];

    /// <summary>How results are rounded.</summary>
    public required RoundingRule Rounding { get; init; }

    /// <summary>How the totals of many subjects become one number.</summary>
    public required RollUp RollUp { get; init; }

    /// <summary>Grades from the best down; half-open: from the floor, floor included, up to the next better one.</summary>
    public IReadOnlyList<GradeBand> Grades { get; init; } = [];

    /// <summary>All dated parameters, in force or not.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The evaluation methods it uses.</summary>
    public IReadOnlyList<MethodUse> Methods { get; init; } = [];

    /// <summary>The result policies it uses.</summary>
    public IReadOnlyList<PolicyUse> Policies { get; init; } = [];

    /// <summary>The lights it knows, with their titles.</summary>
    public IReadOnlyList<Light> Lights { get; init; } = [];

    /// <summary>Hint texts of empty forms that must not be left in.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>The parameters in force on a day.</summary>
    /// <param name="day">The end of the evaluated period, not the day of computing.</param>
    public ParameterSet InForce(DateOnly day) => new(Parameters
        .Where(parameter => parameter.From <= day)
        .OrderBy(parameter => parameter.From));

    /// <summary>The grade of a published total; null when the total is below every floor.</summary>
    /// <param name="total">The total, rounded as the scheme says.</param>
    public string? GradeOf(decimal total) => Grades.FirstOrDefault(grade => total >= grade.From.Value)?.Label;

    /// <summary>The kind behind a comparator; null when the scheme names none.</summary>
    /// <param name="comparator">The comparator of an indicator that names no kind itself.</param>
    public KindRule? KindOf(Comparator comparator) => Kinds.FirstOrDefault(kind => kind.Comparator == comparator);

    /// <summary>The head under which a printed first-level name falls (产出指标 under 产出); null when the scheme has none.</summary>
    /// <param name="level1">一级指标 as printed.</param>
    public Head? HeadOf(string level1) => Heads.FirstOrDefault(head => level1.StartsWith(head.Name, StringComparison.Ordinal));
}
