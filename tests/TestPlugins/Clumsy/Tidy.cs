using PerfHost.Sdk;

/// <summary>Keeps to the rules, for comparison.</summary>
public sealed class Tidy : Plugin
{
    public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("ratio", "比例", new Ratio()));
}
