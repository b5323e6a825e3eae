using System.Reflection;
using System.Runtime.Loader;
using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.Scripting;

/// <summary>The collectible context of one package's rules. It shares the Sdk and the guards with the host and knows nothing else of it.</summary>
internal sealed class RuleContext(string name) : AssemblyLoadContext(name, isCollectible: true)
{
    private static readonly Assembly[] Shared = [typeof(Measurement).Assembly, typeof(Guard).Assembly];

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Array.Find(Shared, shared => string.Equals(assemblyName.Name, shared.GetName().Name, StringComparison.Ordinal));
}
