using PerfHost.Sdk;

/// <summary>Was built against an Sdk that offers more than this host's.</summary>
public sealed class NeedsAnotherSdk : Plugin
{
    public override void Register(IPluginRegistry registry) => registry.Announce(Forecast.Of(3));
}
