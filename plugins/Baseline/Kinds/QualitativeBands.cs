using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Qualitative in three grades: full weight when met, the floor of the middle band when partly met, nothing when not met.
/// A result in the very words of the target is met. Other words cannot be scored: a person has to say which grade they are.
/// </summary>
/// <remarks>
/// Parameters <c>qualitative.met</c>, <c>.partial</c>, <c>.unmet</c> (labels), <c>.full-floor</c> and <c>.partial-floor</c>
/// (percent). The bands are from 财预〔2020〕10号; which point of a band a bare label earns is the scheme's own choice.
/// </remarks>
public sealed class QualitativeBands : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (measurement.Actual is not GradeValue actual)
        {
            return Score.CouldNotScore(measurement.Actual.IsKnown ? "定性指标的完成值应为文字等级" : null);
        }

        if (Says(measurement, "qualitative.unmet", actual))
        {
            return Score.Failed("未达成");
        }

        if (Says(measurement, "qualitative.partial", actual))
        {
            return measurement.Weight * measurement.Parameter("qualitative.partial-floor") / 100;
        }

        if (measurement.Target is GradeValue target && target.Label == actual.Label || Says(measurement, "qualitative.met", actual))
        {
            if (measurement.Steps is not null)
            {
                measurement.Parameter("qualitative.full-floor");
            }

            return measurement.Weight;
        }

        return Score.CouldNotScore($"“{actual.Label}”不是规定的等级，也与指标值文字不同");
    }

    private static bool Says(Measurement measurement, string parameter, GradeValue actual)
    {
        var words = measurement.Parameters.Get(parameter).Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (string.Equals(words[i], actual.Label, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
