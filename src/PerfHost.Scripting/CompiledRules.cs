using System.Runtime.Loader;

namespace PerfHost.Scripting;

/// <summary>
/// The rules of one package in a load context of their own. Dispose it, and drop every rule taken from it, to give the
/// memory back; rules that are still running finish undisturbed.
/// </summary>
public sealed class CompiledRules : IDisposable
{
    private AssemblyLoadContext? _context;

    internal CompiledRules(string hash, IReadOnlyList<CompiledRule> rules, AssemblyLoadContext? context)
    {
        Hash = hash;
        Rules = rules;
        _context = context;
    }

    /// <summary>The rules in ordinal order of their files; empty after <see cref="Dispose"/>.</summary>
    public IReadOnlyList<CompiledRule> Rules { get; private set; }

    /// <summary>The content hash that the cache knows them by: 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>True when they came from the cache and nothing was compiled.</summary>
    public bool FromCache { get; init; }

    /// <summary>Why the compiled rules could not be kept for the next start; null when they could, or when there is no cache.</summary>
    public string? CacheProblem { get; init; }

    /// <summary>The context they live in; null when there are no rules, and after <see cref="Dispose"/>.</summary>
    public AssemblyLoadContext? Context => _context;

    /// <inheritdoc/>
    public void Dispose()
    {
        Rules = [];
        _context?.Unload();
        _context = null;
    }
}
