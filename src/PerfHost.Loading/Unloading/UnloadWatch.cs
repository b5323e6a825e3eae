using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PerfHost.Loading.Unloading;

/// <summary>Watches the contexts of a package that was unloaded until they are gone. Holds nothing of it. Safe for many threads.</summary>
public sealed class UnloadWatch
{
    private const int Rounds = 10;
    private readonly string _package;
    private readonly WeakReference[] _contexts;
    private readonly IReadOnlyList<string> _suspects;

    internal UnloadWatch(string package, IEnumerable<AssemblyLoadContext?> contexts, IReadOnlyList<string> suspects)
    {
        (_package, _suspects) = (package, suspects);
        _contexts = [.. contexts.OfType<AssemblyLoadContext>().Select(context => new WeakReference(context, trackResurrection: true))];
    }

    /// <summary>True when the memory came back. Collects nothing: false may only mean that nobody collected yet.</summary>
    public bool IsGone => !Array.Exists(_contexts, context => context.IsAlive);

    /// <summary>Collects garbage a few times and tells whether the context is gone. Every extension taken from the package must have been dropped before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public UnloadVerdict Judge()
    {
        // A context dies in steps: its objects, their finalizers, the loader's own handle.
        for (var round = 0; round < Rounds && !IsGone; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var gone = IsGone;
        return new UnloadVerdict(_package, gone, gone ? [] : _suspects);
    }
}
