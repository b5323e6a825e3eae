using System;
using System.Threading;
using PerfHost.Sdk;

/// <summary>Starts a thread that runs as long as the process, or as long as the test that looks at it.</summary>
public sealed class RunningThread : Plugin
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        new Thread(Run) { IsBackground = true }.Start();
    }

    private static void Run()
    {
        while (AppContext.GetData("test-plugins-end") is null)
        {
            Thread.Sleep(20);
        }
    }
}
