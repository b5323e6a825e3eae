using System;
using PerfHost.Sdk;

/// <summary>Fails before it can register anything, with an exception type that only this package knows.</summary>
public sealed class ThrowsInConstructor : Plugin
{
    public ThrowsInConstructor() => throw new OwnException("配置文件缺失");

    public override void Register(IPluginRegistry registry) => throw new OwnException("不会走到这里");

    private sealed class OwnException(string message) : Exception(message);
}
