using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;
using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Compilation;

/// <summary>
/// The only assemblies that rules are compiled against. Their metadata is taken from memory, so that it works from a
/// single-file executable too. Read once: decoding it again for every package would cost more than compiling.
/// </summary>
internal static class RuleReferences
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Read = new(() =>
    [
        Of(typeof(object).Assembly),
        Of(Assembly.Load("System.Runtime")),
        Of(Assembly.Load("System.Numerics.Vectors")),
        Of(typeof(Enumerable).Assembly),
        Of(typeof(SortedDictionary<,>).Assembly),
        Of(typeof(Measurement).Assembly),
        Of(typeof(Guard).Assembly),
    ]);

    public static IReadOnlyList<MetadataReference> All => Read.Value;

    private static unsafe PortableExecutableReference Of(Assembly assembly)
    {
        // The memory belongs to an assembly of the default context, which stays as long as the process.
        if (!assembly.TryGetRawMetadata(out var blob, out var length))
        {
            throw new InvalidOperationException($"{assembly.GetName().Name} has no readable metadata.");
        }

        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference(display: assembly.GetName().Name);
    }
}
