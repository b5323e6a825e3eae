using PerfHost.Sdk;

namespace TestPlugins.Throwing;

/// <summary>Fails before it can register anything.</summary>
public sealed class ThrowingPlugin : Plugin
{
    /// <summary>Always throws an exception type that only this package knows.</summary>
    public ThrowingPlugin() => throw new OwnException("配置文件缺失");

    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry) => throw new OwnException("unreachable");

    private sealed class OwnException(string message) : Exception(message);
}
