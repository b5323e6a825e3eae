using PerfHost.Sdk;

namespace TestPlugins.Unruly;

/// <summary>Brings a data source that misbehaves as it is told.</summary>
public sealed class UnrulyPlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("unruly", "不守规矩", new UnrulySource()));
    }
}
