using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Budget execution: weight × executed / budget, capped at the weight. More than 100 % is capped and found. A budget of
/// zero cannot be scored. Rule: 财预〔2020〕10号.
/// </summary>
public sealed class ExecutionRate : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (budget, executed, weight) = (measurement.TargetNumber, measurement.ActualNumber, measurement.Weight);
        if (budget <= 0)
        {
            return Score.CouldNotScore(budget == 0 ? "预算数为零，执行率无法计算" : "预算数为负，执行率没有意义");
        }

        measurement.Steps?.Add("执行率 = 执行数 ÷ 预算数", executed / budget * 100, "%");
        if (executed > budget)
        {
            var rate = Math.Round(executed / budget * 100, 2).ToString("0.##", CultureInfo.InvariantCulture);
            return Score.Of(weight).With(new Finding("execution-over-100", "", $"{rate}%", "不超过100%",
                $"预算执行率为 {rate}%，应不超过100%。得分按分值封顶，请核对预算数和执行数，并说明超支来源。"));
        }

        return executed < 0 ? Score.CouldNotScore("执行数为负，请核对") : weight * executed / budget;
    }
}
