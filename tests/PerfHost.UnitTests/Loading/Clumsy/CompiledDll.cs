using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfHost.UnitTests.Loading.Clumsy;

/// <summary>DLLs that are compiled on the spot, since no project could build them, or not as quickly.</summary>
internal static class CompiledDll
{
    private static readonly MetadataReference[] Framework = References(name => name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll");
    private static readonly MetadataReference[] Sdk = References(name => name is "PerfHost.Sdk.dll");

    /// <summary>Compiles a plugin against this host's Sdk.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="sources">Texts in C#.</param>
    /// <param name="libraries">Further DLLs that it refers to.</param>
    public static byte[] Plugin(string name, IEnumerable<string> sources, params IEnumerable<byte[]> libraries) =>
        Emit(name, sources, [.. Framework, .. Sdk, .. libraries.Select(library => MetadataReference.CreateFromImage(library))]);

    /// <summary>Compiles a library that knows no Sdk, or a plugin against another Sdk than this host's.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="sources">Texts in C#.</param>
    /// <param name="libraries">Further DLLs that it refers to.</param>
    public static byte[] Library(string name, IEnumerable<string> sources, params IEnumerable<byte[]> libraries) =>
        Emit(name, sources, [.. Framework, .. libraries.Select(library => MetadataReference.CreateFromImage(library))]);

    private static byte[] Emit(string name, IEnumerable<string> sources, MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name, sources.Select(source => CSharpSyntaxTree.ParseText(source)), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success ? image.ToArray() : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }

    private static MetadataReference[] References(Func<string, bool> named) => [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).Where(path => named(Path.GetFileName(path))).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];
}
