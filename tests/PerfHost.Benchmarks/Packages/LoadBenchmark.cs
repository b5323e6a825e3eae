using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;
using PerfHost.Loading;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Packages;

/// <summary>
/// One plugin of thirteen indicator types is loaded, asked once and unloaded: by this host, by the best-known plugin
/// loader for .NET, and by the bare runtime, which checks nothing. This host besides reads the manifest, looks for what
/// keeps a DLL in memory, and takes the hash of all files.
/// </summary>
public sealed class LoadBenchmark
{
    private const int Times = 15;
    private const int Repetitions = 10;
    private const int Cycles = 200;
    private static readonly string s_folder = RepositoryFolder.Of(Path.Combine("plugins", "Baseline"));
    private static readonly string s_dll = Path.Combine(s_folder, "lib", "PerfHost.Baseline.dll");
    private static readonly Measurement s_row = new() { Weight = 10, Target = Value.Of(100), Actual = Value.Of(50), Comparator = Comparator.AtLeast };

    /// <summary>Measures; takes about half a minute.</summary>
    /// <returns>Milliseconds per cycle, ratios against the bare runtime; then what <see cref="Cycles"/> cycles leave behind.</returns>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        (string Name, Func<double> Run)[] forms = [("bare load context", Bare), ("this host: manifest, checks, hash, load", Own), ("McMaster.NETCore.Plugins 2.0.0", Peer)];
        var times = Rounds.Microseconds(Times, [.. forms.Select(form => (Repetitions, (Action)(() => form.Run())))]);
        return
        [
            .. forms.Select((form, index) => new BenchmarkRow($"load, ask once, unload: {form.Name}", times[index] / 1000, "ms", times.Ratio(index, 0))),
            .. forms.Select(form => Left(form.Name, form.Run)).SelectMany(rows => rows),
        ];
    }

    private static BenchmarkRow[] Left(string name, Func<double> run)
    {
        Repeat(run);
        var before = Now();
        Repeat(run);
        var after = Now();
        return
        [
            new BenchmarkRow($"after {Cycles} cycles, heap kept for each: {name}", (after.Heap - before.Heap) / (double)Cycles, "bytes", null),
            new BenchmarkRow($"after {Cycles} cycles, contexts left: {name}", after.Contexts - before.Contexts, "contexts", null),
        ];
    }

    private static void Repeat(Func<double> run)
    {
        for (var i = 0; i < Cycles; i++)
        {
            run();
        }
    }

    private static (long Heap, int Contexts) Now()
    {
        for (var round = 0; round < 10; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (GC.GetTotalMemory(forceFullCollection: true), AssemblyLoadContext.All.Count());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Own()
    {
        var package = new PackageLoader(null).Load(s_folder);
        var points = Ask(package.Extensions.Select(extension => extension.Extension));
        package.Unload();
        return points;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Bare()
    {
        var context = new SharingContext();
        var points = Ask(Extensions(context.LoadFromStream(new MemoryStream(File.ReadAllBytes(s_dll)))));
        context.Unload();
        return points;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Peer()
    {
        using var loader = PluginLoader.CreateFromAssemblyFile(s_dll, isUnloadable: true, sharedTypes: [typeof(Plugin)]);
        return Ask(Extensions(loader.LoadDefaultAssembly()));
    }

    private static List<Extension> Extensions(Assembly assembly)
    {
        var registry = new Registry();
        ((Plugin)Activator.CreateInstance(assembly.GetTypes().Single(type => type.IsSubclassOf(typeof(Plugin))))!).Register(registry);
        return registry.Extensions;
    }

    private static double Ask(IEnumerable<Extension> extensions) =>
        ((IIndicatorType)extensions.Single(extension => extension.Key == "proportional").Implementation).Evaluate(s_row).Points;

    private sealed class Registry : IPluginRegistry
    {
        public List<Extension> Extensions { get; } = [];

        public void Add(Extension extension) => Extensions.Add(extension);
    }

    /// <summary>Shares what the host has, as a plugin's context must for the Sdk.</summary>
    private sealed class SharingContext() : AssemblyLoadContext(null, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => null;
    }
}
