using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>Done by a date, or not. The day itself is in time.</summary>
public sealed class Milestone : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (measurement.Target is not DateValue due)
        {
            return Score.CouldNotScore("指标值不是日期");
        }

        if (measurement.Actual is not DateValue done)
        {
            return Score.CouldNotScore(measurement.Actual.IsKnown ? "完成值不是日期" : null);
        }

        var late = done.Date.DayNumber - due.Date.DayNumber;
        measurement.Steps?.Add("晚于时限", Math.Max(0, late), "天");
        return late <= 0 ? measurement.Weight : Score.Failed($"晚于时限 {late.ToString(CultureInfo.InvariantCulture)} 天");
    }
}
