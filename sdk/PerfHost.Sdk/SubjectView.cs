namespace PerfHost.Sdk;

/// <summary>A subject of evaluation (评价对象) as a method or policy sees it.</summary>
public sealed record SubjectView
{
    /// <summary>Its id, unique within the jurisdiction.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string Title { get; init; } = "";

    /// <summary>The fiscal year.</summary>
    public int Year { get; init; }

    /// <summary>全年预算数 (adjusted budget) in yuan; null when not known.</summary>
    public decimal? Budget { get; init; }

    /// <summary>全年执行数 up to the business day, in yuan; null when not known.</summary>
    public decimal? Executed { get; init; }

    /// <summary>Executed over budget in percent, uncapped; NaN when it cannot be computed.</summary>
    public double ExecutionRate { get; init; } = double.NaN;

    /// <summary>What the unit wrote about deviations; empty when nothing.</summary>
    public string DeviationReason { get; init; } = "";

    /// <summary>The computed total (系统测算), unrounded; NaN when it is incomplete.</summary>
    public double Total { get; init; } = double.NaN;

    /// <summary>The grade that follows from the total; null when there is none.</summary>
    public string? Grade { get; init; }

    /// <summary>Its indicators in the order of the form.</summary>
    public IReadOnlyList<IndicatorView> Indicators { get; init; } = [];
}
