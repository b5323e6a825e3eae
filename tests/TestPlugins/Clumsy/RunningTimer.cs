using System;
using System.Threading;
using PerfHost.Sdk;

/// <summary>Starts a timer and never stops it.</summary>
public sealed class RunningTimer : Plugin
{
    private static Timer _timer;

    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        _timer = new Timer(_ => GC.KeepAlive(_timer), null, 100_000, 100_000);
    }
}
