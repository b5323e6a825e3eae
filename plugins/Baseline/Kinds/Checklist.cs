using PerfHost.Sdk;

namespace PerfHost.Baseline.Kinds;

/// <summary>
/// Points that were checked: weight × points met / all points. A form that gives only how many points were met, out of
/// how many, is scored the same way.
/// </summary>
public sealed class Checklist : IIndicatorType
{
    /// <inheritdoc/>
    public Score Evaluate(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        var (met, all) = (measurement.ActualNumber, measurement.TargetNumber);
        if (measurement.Actual is ChecklistValue list)
        {
            (met, all) = (list.Items.Where(item => item.Met).Sum(item => item.Points), list.Items.Sum(item => item.Points));
        }

        if (all <= 0)
        {
            return Score.CouldNotScore("没有可检查的要点");
        }

        measurement.Steps?.Add("符合要点占比", met / all);
        return measurement.Weight * Math.Clamp(met / all, 0, 1);
    }
}
