using PerfHost.Sdk;

namespace PerfHost.Examples.Smallest;

/// <summary>A whole plugin: one indicator type, named for schemes to use.</summary>
public sealed class SmallestPlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("patrol-days", "巡查天数", new PatrolDays()));

    private sealed class PatrolDays : IIndicatorType
    {
        public Score Evaluate(Measurement measurement) =>
            measurement.ActualNumber >= measurement.TargetNumber ? measurement.Weight : Score.Failed("巡查天数不足");
    }
}
