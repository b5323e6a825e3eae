using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfHost.UnitTests.Loading.Unloading;

/// <summary>Plugins as their authors should not write them, compiled on the spot.</summary>
internal static class ClumsyPlugin
{
    private static readonly MetadataReference[] References = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "PerfHost.Sdk.dll"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

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
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var folder = packages.Write(name, $"id: {name}\nversion: 1.0.0\ntitle: 笨拙的插件\nassembly: {name}.dll\n");
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        var emitted = compilation.Emit(Path.Combine(folder, "lib", $"{name}.dll"));
        return emitted.Success ? folder : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }
}
