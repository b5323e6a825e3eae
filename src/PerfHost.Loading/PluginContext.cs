using System.Reflection;
using System.Runtime.Loader;
using PerfHost.Sdk;

namespace PerfHost.Loading;

/// <summary>
/// The collectible context of one package's DLLs. The Sdk and the framework come from the host; everything else is the
/// package's own copy, and what it does not bring it does not get, so that it never meets the host's versions by accident.
/// Files are read into memory: the folder can be replaced while the package runs.
/// </summary>
internal sealed class PluginContext(string name, string entryPath) : AssemblyLoadContext(name, isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(entryPath);

    public Assembly LoadEntry() => LoadBytes(entryPath);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var sdk = typeof(Plugin).Assembly;
        if (string.Equals(assemblyName.Name, sdk.GetName().Name, StringComparison.Ordinal))
        {
            return sdk;
        }

        if (_resolver.ResolveAssemblyToPath(assemblyName) is { } path)
        {
            return LoadBytes(path);
        }

        return IsFramework(assemblyName.Name!)
            ? null
            : throw new FileNotFoundException($"lib 目录中缺少 {assemblyName.Name}.dll。");
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsFramework(string name) =>
        name is "System" or "mscorlib" or "netstandard" or "WindowsBase" or "Microsoft.CSharp"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal);

    private Assembly LoadBytes(string path)
    {
        using var assembly = new MemoryStream(File.ReadAllBytes(path), writable: false);
        var symbols = Path.ChangeExtension(path, "pdb");
        if (!File.Exists(symbols))
        {
            return LoadFromStream(assembly);
        }

        using var debugging = new MemoryStream(File.ReadAllBytes(symbols), writable: false);
        return LoadFromStream(assembly, debugging);
    }
}
