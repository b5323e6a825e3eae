using System.Runtime.InteropServices;
using PerfHost.Sdk;

/// <summary>Calls a native library that lies in its own folder.</summary>
public sealed class NativeLibrary : Plugin, IIndicatorType
{
    public override void Register(IPluginRegistry registry) => registry.Add(Extension.Of("ratio", "比例", this));

    // The number of a version, such as 3046001.
    public Score Evaluate(Measurement measurement) => sqlite3_libversion_number() > 3_000_000 ? measurement.Weight / 2 : 0;

    [DllImport("e_sqlite3")]
    private static extern int sqlite3_libversion_number();
}
