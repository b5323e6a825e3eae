using System.Reflection;
using System.Runtime.Loader;
using PerfHost.Sdk;

namespace PerfHost.Scripting;

/// <summary>The collectible context of one package's rules. It shares the Sdk with the host and knows nothing else of it.</summary>
internal sealed class RuleContext(string name) : AssemblyLoadContext(name, isCollectible: true)
{
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var sdk = typeof(Measurement).Assembly;
        return string.Equals(assemblyName.Name, sdk.GetName().Name, StringComparison.Ordinal) ? sdk : null;
    }
}
