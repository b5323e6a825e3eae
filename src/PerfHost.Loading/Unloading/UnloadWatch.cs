using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PerfHost.Loading.Unloading;

/// <summary>Watches a context that was unloaded until it is gone. Holds nothing of it. Safe for many threads.</summary>
public sealed class UnloadWatch
{
    private const int Rounds = 10;
    private readonly string _package;
    private readonly WeakReference? _context;
    private readonly IReadOnlyList<string> _suspects;

    internal UnloadWatch(string package, AssemblyLoadContext? context, IReadOnlyList<string> suspects)
    {
        (_package, _suspects) = (package, suspects);
        _context = context is null ? null : new WeakReference(context, trackResurrection: true);
    }

    /// <summary>Collects garbage a few times and tells whether the context is gone. Every extension taken from the package must have been dropped before.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public UnloadVerdict Judge()
    {
        // A context dies in steps: its objects, their finalizers, the loader's own handle.
        for (var round = 0; round < Rounds && _context?.IsAlive == true; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var gone = _context?.IsAlive != true;
        return new UnloadVerdict(_package, gone, gone ? [] : _suspects);
    }
}
