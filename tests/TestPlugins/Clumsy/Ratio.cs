using PerfHost.Sdk;

/// <summary>The indicator type that most of the plugins here bring: weight by actual over target. There is nothing wrong with it.</summary>
public sealed class Ratio : IIndicatorType
{
    public Score Evaluate(Measurement measurement) => measurement.Weight * measurement.ActualNumber / measurement.TargetNumber;
}

/// <summary>A type of the plugin's own.</summary>
public sealed class Own
{
    public int Number { get; set; } = 1;
}
