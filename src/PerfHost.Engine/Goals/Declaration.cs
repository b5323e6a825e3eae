using PerfHost.Engine.Forms;

namespace PerfHost.Engine.Goals;

/// <summary>What a subject declared (绩效目标): its money and its indicators. Immutable.</summary>
public sealed record Declaration
{
    /// <summary>The subject's id, unique within its jurisdiction.</summary>
    public required string Subject { get; init; }

    /// <summary>The subject's name.</summary>
    public required string Title { get; init; }

    /// <summary>The fiscal year; null when the form names none.</summary>
    public int? Year { get; init; }

    /// <summary>What kind of subject it is.</summary>
    public SubjectKind Kind { get; init; }

    /// <summary>The place as printed; empty when none.</summary>
    public string Place { get; init; } = "";

    /// <summary>主管部门; empty when not printed.</summary>
    public string Department { get; init; } = "";

    /// <summary>预算单位 (实施单位), who carries it out; empty when not known.</summary>
    public string Unit { get; init; } = "";

    /// <summary>财政业务科室, the office of the finance bureau that looks after it; empty when not known.</summary>
    public string Office { get; init; } = "";

    /// <summary>年初预算数 in yuan; null when not known.</summary>
    public decimal? InitialBudget { get; init; }

    /// <summary>全年预算数 in yuan; null when not known.</summary>
    public decimal? AdjustedBudget { get; init; }

    /// <summary>The points that budget execution can earn; null when it earns none here.</summary>
    public double? ExecutionWeight { get; init; }

    /// <summary>The indicators, in ordinal order of their keys, which is the order of the form.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
}
