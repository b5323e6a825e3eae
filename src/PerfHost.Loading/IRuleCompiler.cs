using System.Runtime.Loader;
using PerfHost.Sdk;

namespace PerfHost.Loading;

/// <summary>Turns a package's rule files into extensions. Implemented by the host, so that loading knows no compiler.</summary>
public interface IRuleCompiler
{
    /// <summary>Compiles all rules of a package folder.</summary>
    /// <param name="manifest">The package they belong to.</param>
    /// <param name="folder">The package's folder, which has at least one <c>rules/*.csx</c>.</param>
    /// <returns>The rules; disposing them unloads them.</returns>
    /// <remarks>May throw: the loader refuses the package with the exception's message.</remarks>
    IRuleSet Compile(PackageManifest manifest, string folder);
}

/// <summary>The loaded rules of one package.</summary>
public interface IRuleSet : IDisposable
{
    /// <summary>The rules, each with its origin and source.</summary>
    IReadOnlyList<RuleExtension> Rules { get; }

    /// <summary>The collectible context they are loaded in, to be watched when it is unloaded; null when there is none, and after disposing.</summary>
    AssemblyLoadContext? Context { get; }
}

/// <summary>A rule as the loader takes it over.</summary>
/// <param name="Extension">The implementation under its key and title.</param>
/// <param name="Origin">File and line, for example <c>rules/reverse-ratio.indicator.csx:5</c>.</param>
/// <param name="Source">The document it names (文号), or 本方案约定.</param>
public sealed record RuleExtension(Extension Extension, string Origin, string Source);
