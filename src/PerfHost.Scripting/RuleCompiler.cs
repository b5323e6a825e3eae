using System.Reflection;
using PerfHost.Scripting.Cache;
using PerfHost.Scripting.Compilation;
using PerfHost.Scripting.Refusals;
using PerfHost.Sdk;

namespace PerfHost.Scripting;

/// <summary>
/// Turns the rule files of a package into extensions. All of them go into one assembly in one collectible context; what
/// was compiled once is taken from the cache, and then the compiler is never loaded. Safe for use by many threads.
/// </summary>
/// <param name="cacheFolder">Where compiled rules are kept, created on first use; null keeps none. Whoever may write there may run code in the host.</param>
public sealed class RuleCompiler(string? cacheFolder)
{
    private readonly RuleCache? _cache = cacheFolder is null ? null : new RuleCache(cacheFolder);

    /// <summary>Loads the rules of a package folder.</summary>
    /// <param name="packageId">The package's id; names the load context.</param>
    /// <param name="packageFolder">The folder that holds <c>rules/</c>.</param>
    /// <exception cref="RulesRefusedException">One or more rules are refused or do not compile; all problems are named.</exception>
    public CompiledRules LoadFolder(string packageId, string packageFolder) => Load(packageId, RuleText.ReadAll(packageFolder));

    /// <summary>Loads rules.</summary>
    /// <param name="packageId">The package's id; names the load context.</param>
    /// <param name="rules">All rules of the package, each key and kind once.</param>
    /// <exception cref="RulesRefusedException">One or more rules are refused or do not compile; all problems are named.</exception>
    public CompiledRules Load(string packageId, IReadOnlyList<RuleText> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var ordered = rules.OrderBy(rule => rule.File, StringComparer.Ordinal).ToList();
        RefuseDuplicates(ordered);
        var hash = RuleHash.Of(ordered);
        if (ordered.Count == 0)
        {
            return new CompiledRules(hash, [], null);
        }

        if (_cache?.TryRead(hash) is { } cached && ImageLock.Refusal(cached) is null)
        {
            return Open(packageId, hash, ordered, cached, fromCache: true, cacheProblem: null);
        }

        // Nothing above this line may touch a Roslyn type: a start from the cache must not load the compiler.
        var compiled = RoslynCompilation.Compile($"rules-{hash[..16]}", ordered);
        if (ImageLock.Refusal(compiled) is { } refusal)
        {
            throw new RulesRefusedException([.. ordered.Take(1).Select(rule => new RuleProblem(rule.File, 1, 1, "rule/image-lock", $"编译得到的程序集不能载入：{refusal}。请检查本包的规则。"))]);
        }

        return Open(packageId, hash, ordered, compiled, fromCache: false, cacheProblem: _cache?.TryWrite(hash, compiled));
    }

    private static CompiledRules Open(string packageId, string hash, List<RuleText> rules, RuleImage image, bool fromCache, string? cacheProblem)
    {
        var context = new RuleContext($"{packageId} rules {hash[..8]}");
        try
        {
            using var assemblyStream = new MemoryStream(image.Assembly, writable: false);
            using var symbolStream = new MemoryStream(image.Symbols, writable: false);
            var assembly = context.LoadFromStream(assemblyStream, symbolStream);
            var compiled = new CompiledRule[rules.Count];
            for (var index = 0; index < compiled.Length; index++)
            {
                var rule = rules[index];
                var type = assembly.GetType(RuleTemplate.TypeName(rule), throwOnError: true)!;
                compiled[index] = new CompiledRule(ToExtension(rule, Activator.CreateInstance(type)!), rule.File, rule.Header) { Columns = ColumnsOf(type) };
            }

            return new CompiledRules(hash, compiled, context) { FromCache = fromCache, CacheProblem = cacheProblem };
        }
        catch
        {
            context.Unload();
            throw;
        }
    }

    /// <summary>What the compiler noted in the assembly about the columns of a rule, so that the cache keeps it.</summary>
    private static ColumnForm? ColumnsOf(Type type) =>
        type.GetField(ColumnForm.Field, BindingFlags.Static | BindingFlags.NonPublic)?.GetRawConstantValue() is string noted
            ? new ColumnForm(ColumnObstacle.Read(noted))
            : null;

    private static Extension ToExtension(RuleText rule, object instance) => rule.Kind switch
    {
        RuleKind.Indicator => Extension.Of(rule.Key, rule.Header.Title, (IIndicatorType)instance),
        RuleKind.Method => Extension.Of(rule.Key, rule.Header.Title, (IEvaluationMethod)instance),
        _ => Extension.Of(rule.Key, rule.Header.Title, (IResultPolicy)instance),
    };

    private static void RefuseDuplicates(List<RuleText> rules)
    {
        var problems = rules
            .GroupBy(rule => (rule.Key, rule.Kind))
            .Where(group => group.Count() > 1)
            .Select(group => new RuleProblem(group.Last().File, 1, 1, "rule/duplicate", $"“{group.Key.Key}”已由 {group.First().File} 定义，请换一个键。"))
            .ToList();
        if (problems.Count > 0)
        {
            throw new RulesRefusedException(problems);
        }
    }
}
