using PerfHost.Sdk;

namespace TestPlugins.Simple;

/// <summary>Brings two indicator types.</summary>
public sealed class SimplePlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("simple-ratio", "比例", new SimpleRatio()));
        registry.Add(Extension.Of("simple-gate", "达标", new SimpleGate()));
    }
}
