using PerfHost.Sdk;

/// <summary>Scores with a library of its own, of which another package has another version.</summary>
public sealed class PrivateDependency : Plugin, IIndicatorType
{
    public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("ratio", "比例", this));

    public Score Evaluate(Measurement measurement) => TinyLibrary.Points;
}
