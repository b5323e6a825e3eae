using PerfHost.UnitTests.Loading.Clumsy;

namespace PerfHost.UnitTests.Loading.Unloading;

/// <summary>Plugins as their authors should not write them, compiled on the spot.</summary>
internal static class ClumsyPlugin
{
    /// <summary>Writes a package folder with a DLL that does something when it registers.</summary>
    /// <param name="packages">Where.</param>
    /// <param name="name">The folder's and package's name.</param>
    /// <param name="register">What it does.</param>
    /// <param name="members">Further members of the plugin's class.</param>
    public static string Write(TestPackages packages, string name, string register, string members = "")
    {
        var source = $$"""
            using System; using System.Threading; using System.Runtime.CompilerServices; using PerfHost.Sdk;
            public sealed class Own { public int Number { get; set; } = 1; }
            public sealed class Full : IIndicatorType { public Score Evaluate(Measurement measurement) => measurement.Weight; }
            public sealed class Clumsy : Plugin
            {
                {{members}}
                public override void Register(IPluginRegistry registry)
                {
                    registry.Add(Extension.Of("full", "满分", new Full()));
                    {{register}}
                }
            }
            """;
        var folder = packages.Write(name, $"id: {name}\nversion: 1.0.0\ntitle: 笨拙的插件\nassembly: {name}.dll\n");
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllBytes(Path.Combine(folder, "lib", $"{name}.dll"), CompiledDll.Plugin(name, [source]));
        return folder;
    }
}
