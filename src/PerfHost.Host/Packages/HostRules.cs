using System.Runtime.Loader;
using PerfHost.Loading;
using PerfHost.Scripting;

namespace PerfHost.Host.Packages;

/// <summary>Brings loading and scripting together: neither knows the other.</summary>
internal sealed class HostRules(RuleCompiler compiler) : IRuleCompiler
{
    public IRuleSet Compile(PackageManifest manifest, string folder) => new RuleSet(compiler.LoadFolder(manifest.Id, folder));

    private sealed class RuleSet(CompiledRules compiled) : IRuleSet
    {
        public IReadOnlyList<RuleExtension> Rules { get; } =
            [.. compiled.Rules.Select(rule => new RuleExtension(rule.Extension, rule.Origin, rule.Header.Source))];

        public AssemblyLoadContext? Context => compiled.Context;

        public void Dispose() => compiled.Dispose();
    }
}
