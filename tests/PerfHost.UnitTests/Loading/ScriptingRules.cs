using PerfHost.Loading;
using PerfHost.Scripting;

namespace PerfHost.UnitTests.Loading;

/// <summary>Brings loading and scripting together as the host does.</summary>
internal sealed class ScriptingRules(RuleCompiler compiler) : IRuleCompiler
{
    public IRuleSet Compile(PackageManifest manifest, string folder) => new RuleSet(compiler.LoadFolder(manifest.Id, folder));

    private sealed class RuleSet(CompiledRules compiled) : IRuleSet
    {
        public IReadOnlyList<RuleExtension> Rules => [.. compiled.Rules.Select(rule => new RuleExtension(rule.Extension, rule.Origin, rule.Header.Source))];

        public System.Runtime.Loader.AssemblyLoadContext? Context => compiled.Context;

        public void Dispose() => compiled.Dispose();
    }
}
