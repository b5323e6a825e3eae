using System;
using System.Threading.Tasks;
using PerfHost.Sdk;

/// <summary>Subscribes to a static event that is on nobody's list.</summary>
public sealed class UnobservedTask : Plugin
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        TaskScheduler.UnobservedTaskException += (_, _) => GC.KeepAlive(new Own());
    }
}
