using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>Yes earns the full weight, no earns nothing; parameters <c>yes-no.yes</c> and <c>yes-no.no</c> are the words for it.</summary>
public sealed class YesNo : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (measurement.Actual is not GradeValue { Label: var label })
        {
            return Score.CouldNotScore(measurement.Actual.IsKnown ? "是非指标的完成值应为“是”或“否”" : null);
        }

        return measurement.Parameters.Get("yes-no.yes").Words.Contains(label, StringComparer.Ordinal) ? measurement.Weight
            : measurement.Parameters.Get("yes-no.no").Words.Contains(label, StringComparer.Ordinal) ? Score.Failed("结果为“否”")
            : Score.CouldNotScore($"“{label}”既不表示是，也不表示否");
    }
}
