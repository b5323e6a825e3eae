using System;
using PerfHost.Sdk;

/// <summary>Subscribes to a static event of a type that all share, and never leaves.</summary>
public sealed class StaticEvent : Plugin
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => GC.KeepAlive(new Own());
    }
}
