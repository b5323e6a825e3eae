using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PerfHost.Loading.Unloading;

namespace PerfHost.Loading;

/// <summary>
/// A package in memory. Dispose it, and drop every extension taken from it, to give the memory back; calls that are
/// still running finish undisturbed.
/// </summary>
public sealed class LoadedPackage : IDisposable
{
    private AssemblyLoadContext? _context;
    private IRuleSet? _rules;

    internal LoadedPackage(
        PackageManifest manifest, string folder, string contentHash, IReadOnlyList<LoadedExtension> extensions, AssemblyLoadContext? context, IRuleSet? rules, IReadOnlyList<string> suspects)
    {
        Manifest = manifest;
        Folder = folder;
        ContentHash = contentHash;
        Extensions = extensions;
        Suspects = suspects;
        _context = context;
        _rules = rules;
    }

    /// <summary>What the package says of itself.</summary>
    public PackageManifest Manifest { get; }

    /// <summary>The folder it was loaded from.</summary>
    public string Folder { get; }

    /// <summary>The hash of its meaningful files, see <see cref="PackageContent.Hash"/>.</summary>
    public string ContentHash { get; }

    /// <summary>What it brings: the DLL's extensions in their order of registration, then the rules in order of their files. Empty after <see cref="Dispose"/>.</summary>
    public IReadOnlyList<LoadedExtension> Extensions { get; private set; }

    /// <summary>What its DLLs refer to that may keep it from being unloaded, in ordinal order; empty when nothing known was found.</summary>
    public IReadOnlyList<string> Suspects { get; }

    /// <inheritdoc/>
    public void Dispose() => Unload();

    /// <summary>Unloads the package.</summary>
    /// <returns>Tells later whether its memory was given back, and if not, what may hold it.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public UnloadWatch Unload()
    {
        var watch = new UnloadWatch($"{Manifest.Id} {Manifest.Version}", [_context, _rules?.Context], Suspects);
        Extensions = [];
        _rules?.Dispose();
        _rules = null;
        _context?.Unload();
        _context = null;
        return watch;
    }
}
