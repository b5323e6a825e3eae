using PerfHost.Sdk;

namespace PerfHost.Engine.Goals;

/// <summary>What the engine understood of a form: the declaration, what was reached, what the unit claims, what is odd.</summary>
/// <param name="Declaration">Money, goals and indicators.</param>
/// <param name="Executed">全年执行数 in yuan; null when blank or not a number.</param>
/// <param name="PrintedRate">执行率 as printed, in percent; null when blank or not a number.</param>
/// <param name="ExecutionScore">得分 of budget execution as claimed; null when blank.</param>
/// <param name="Rows">The rows, one for each indicator in the same order.</param>
/// <param name="Total">总分 as published; null when blank or not a number.</param>
/// <param name="Findings">What was odd in the reading itself.</param>
public sealed record FormReading(
    Declaration Declaration, decimal? Executed, decimal? PrintedRate, decimal? ExecutionScore,
    IReadOnlyList<ReadRow> Rows, decimal? Total, IReadOnlyList<Finding> Findings);

/// <summary>One row as understood.</summary>
/// <param name="Place">Where it stands, with its name: <c>indicators[3] 验收合格率</c>.</param>
/// <param name="Actual">What was reached, in the indicator's unit.</param>
/// <param name="Claimed">得分 as the unit gave it; null when blank.</param>
/// <param name="TargetBlank">True when the target cell is blank.</param>
/// <param name="ActualBlank">True when the actual cell is blank.</param>
public sealed record ReadRow(string Place, Value Actual, decimal? Claimed, bool TargetBlank, bool ActualBlank)
{
    /// <summary>The further inputs of the row with their values, in the order printed; empty when there are none.</summary>
    public IReadOnlyList<(string Name, Value Value)> Inputs { get; init; } = [];
}
