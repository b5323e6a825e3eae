using System.Runtime.Loader;
using PerfHost.Loading;

namespace PerfHost.Scripting;

/// <summary>Compiles the rules of a package for the loader, which knows no compiler. Safe for many threads.</summary>
/// <param name="compiler">The compiler.</param>
public sealed class PackageRules(RuleCompiler compiler) : IRuleCompiler
{
    /// <inheritdoc/>
    public IRuleSet Compile(PackageManifest manifest, string folder)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new RuleSet(compiler.LoadFolder(manifest.Id, folder));
    }

    private sealed class RuleSet(CompiledRules compiled) : IRuleSet
    {
        public IReadOnlyList<RuleExtension> Rules { get; } =
            [.. compiled.Rules.Select(rule => new RuleExtension(rule.Extension, rule.Origin, rule.Header.Source))];

        public AssemblyLoadContext? Context => compiled.Context;

        public void Dispose() => compiled.Dispose();
    }
}
