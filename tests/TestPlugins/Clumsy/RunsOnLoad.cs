using System;
using System.Runtime.CompilerServices;
using PerfHost.Sdk;

/// <summary>Runs code as soon as the DLL is touched.</summary>
public sealed class RunsOnLoad : Plugin
{
    public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("ratio", "比例", new Ratio()));

    [ModuleInitializer]
    internal static void Run() => AppContext.SetData("test-plugins-ran-on-load", "yes");
}
